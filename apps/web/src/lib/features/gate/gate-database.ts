import { upgradedScan, type ScanOfVersion1 } from './scan-of-version-1.ts';

const NAME = 'pho-hien-gate';
const VERSION = 2;
const STORES = ['device', 'facts', 'manifest'] as const;

/** The object stores of one transaction. */
export type Stores = Readonly<Record<(typeof STORES)[number], IDBObjectStore>>;

/** An open database, worked with in one transaction at a time. */
export class Database {
  constructor(private readonly database: IDBDatabase) {
    // A window of a newer build must not wait for this one; it is told to open anew.
    database.onversionchange = () => database.close();
  }

  read<T>(run: (stores: Stores) => Promise<T>): Promise<T> {
    return this.work('readonly', run);
  }

  /** Settles once it is on the disk. */
  write<T>(run: (stores: Stores) => Promise<T> | T): Promise<T> {
    return this.work('readwrite', run);
  }

  private async work<T>(mode: IDBTransactionMode, run: (stores: Stores) => Promise<T> | T): Promise<T> {
    const transaction = this.database.transaction(STORES, mode, { durability: 'strict' });
    const done = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
    });
    done.catch(() => undefined);
    const stores = Object.fromEntries(STORES.map((name) => [name, transaction.objectStore(name)])) as unknown as Stores;
    const working = run(stores);
    // Nothing more will be asked: the disk need not wait to find out.
    if (!(working instanceof Promise)) transaction.commit();
    const result = await working;
    await done;
    return result;
  }
}

/** @throws DOMException where the browser keeps nothing */
export async function openDatabase(): Promise<Database> {
  const opening = indexedDB.open(NAME, VERSION);
  opening.onupgradeneeded = ({ oldVersion }) => void upgrade(opening.result, opening.transaction!, oldVersion);
  return new Database(await settled(opening));
}

async function upgrade(database: IDBDatabase, transaction: IDBTransaction, oldVersion: number): Promise<void> {
  if (oldVersion < 1) database.createObjectStore('device');
  database.createObjectStore('manifest', { autoIncrement: true });
  const facts = database.createObjectStore('facts', { keyPath: 'sequence' });
  facts.createIndex('scanId', 'scanId', { unique: true });
  facts.createIndex('standing', 'standing');
  if (oldVersion !== 1) return;
  const scans = (await settled(transaction.objectStore('scans').getAll())) as ScanOfVersion1[];
  for (const scan of scans) facts.put(upgradedScan(scan));
  database.deleteObjectStore('scans');
}

export function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
