const STORE = 'files';

/** Files on their way, kept by the browser so that they go on after a reload without being chosen again. */
async function within<Result>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<Result>) {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('pho-hien-uploads', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error!);
  });
  try {
    return await new Promise<Result>((resolve, reject) => {
      const asked = work(database.transaction(STORE, mode).objectStore(STORE));
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error!);
    });
  } finally {
    database.close();
  }
}

/** The file that waits for a field; null where there is none, or the browser keeps none. */
export async function waitingFile(key: string): Promise<File | null> {
  const kept: unknown = await within('readonly', (store) => store.get(key)).catch(() => null);
  return kept instanceof File ? kept : null;
}

/** Where the browser keeps no files, it has to be chosen again after a reload. */
export async function keepFile(key: string, file: File): Promise<void> {
  await within('readwrite', (store) => store.put(file, key)).catch(() => undefined);
}

export async function dropFile(key: string): Promise<void> {
  await within('readwrite', (store) => store.delete(key)).catch(() => undefined);
}
