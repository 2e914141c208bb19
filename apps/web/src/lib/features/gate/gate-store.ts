import type { StationFragment } from '#generated/graphql.ts';
import type { NewScan, ScanFact } from './scan-fact.ts';

/** What makes this phone a gate's device. */
export interface PairedDevice {
  /** For `Authorization: Device <token>`. */
  readonly token: string;
  readonly station: StationFragment;
}

const DEVICE = 'device';
const SCANS = 'scans';

/**
 * What the device keeps: its pairing, its running number and its scans. A promise that settles means
 * that the disk has it, so that what was shown survives a killed browser or an empty battery.
 */
export class GateStore {
  private constructor(private readonly database: IDBDatabase) {}

  /** @throws DOMException where the browser keeps nothing, as in some private windows */
  static async open(): Promise<GateStore> {
    const opening = indexedDB.open('pho-hien-gate', 1);
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore(DEVICE);
      opening.result.createObjectStore(SCANS, { keyPath: 'sequence' });
    };
    return new GateStore(await settled(opening));
  }

  async device(): Promise<PairedDevice | null> {
    return this.work('readonly', async ({ device }) => ((await settled(device.get('paired'))) as PairedDevice) ?? null);
  }

  /** Begins anew with this pairing: scans of another are gone. */
  async pair(paired: PairedDevice): Promise<void> {
    await this.work('readwrite', async ({ device, scans }) => {
      scans.clear();
      device.put(paired, 'paired');
      device.put(paired.station.device.lastSequence, 'sequence');
    });
  }

  /** Keeps what the server last said of the station. */
  async renew(paired: PairedDevice): Promise<void> {
    await this.work('readwrite', async ({ device }) => {
      const sequence = ((await settled(device.get('sequence'))) as number | undefined) ?? 0;
      device.put(paired, 'paired');
      device.put(Math.max(sequence, paired.station.device.lastSequence), 'sequence');
    });
  }

  async forget(): Promise<void> {
    await this.work('readwrite', async ({ device, scans }) => {
      scans.clear();
      device.clear();
    });
  }

  /** Keeps a scan and gives it the next running number, in one step: two windows never share one. */
  async record(scan: NewScan): Promise<ScanFact> {
    return this.work('readwrite', async (stores) => {
      const fact: ScanFact = { ...scan, sequence: await nextSequence(stores), answer: null, undone: false };
      stores.scans.add(fact);
      return fact;
    });
  }

  /** The running number of something that is no scan. */
  async number(): Promise<number> {
    return this.work('readwrite', nextSequence);
  }

  async replace(fact: ScanFact): Promise<void> {
    await this.work('readwrite', async ({ scans }) => void scans.put(fact));
  }

  /** The latest scans, newest first. */
  async latest(count: number): Promise<ScanFact[]> {
    return this.work('readonly', ({ scans }) => {
      return new Promise<ScanFact[]>((resolve, reject) => {
        const found: ScanFact[] = [];
        const cursors = scans.openCursor(null, 'prev');
        cursors.onerror = () => reject(cursors.error);
        cursors.onsuccess = () => {
          const cursor = cursors.result;
          if (!cursor || found.length === count) return resolve(found);
          found.push(cursor.value as ScanFact);
          cursor.continue();
        };
      });
    });
  }

  /** Runs in one transaction; settles once it is on the disk. */
  private async work<T>(mode: IDBTransactionMode, run: (stores: Stores) => Promise<T>): Promise<T> {
    const transaction = this.database.transaction([DEVICE, SCANS], mode, { durability: 'strict' });
    const done = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
    });
    done.catch(() => undefined);
    const result = await run({ device: transaction.objectStore(DEVICE), scans: transaction.objectStore(SCANS) });
    await done;
    return result;
  }
}

interface Stores {
  readonly device: IDBObjectStore;
  readonly scans: IDBObjectStore;
}

async function nextSequence({ device }: Stores): Promise<number> {
  const sequence = (((await settled(device.get('sequence'))) as number | undefined) ?? 0) + 1;
  device.put(sequence, 'sequence');
  return sequence;
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
