import { reachableFolder } from './binaries.ts';
import { serverAccount } from './account.ts';
import { isRunning, readLockFile } from './lock-file.ts';
import type { Server } from './server.ts';

/** The server that somebody else has open on this cluster, if one is. */
export async function runningServer(folder: string, password: string): Promise<Pick<Server, 'url'> | undefined> {
  const lock = await readLockFile(reachableFolder(folder, serverAccount()));
  if (!lock?.ready || !isRunning(lock)) return undefined;
  return { url: (database) => `postgresql://pho_hien:${password}@127.0.0.1:${lock.port}/${database}` };
}
