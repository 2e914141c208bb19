import { readFileSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isAlive } from '../is-alive.ts';
import { Problem } from '../problem.ts';

/** What a running server says of itself in `postmaster.pid`. */
export interface LockFile {
  pid: number;
  port: number;
  ready: boolean;
}

export async function readLockFile(folder: string): Promise<LockFile | undefined> {
  const lines = (await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  const pid = Number(lines[0]);
  return pid > 0 ? { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' } : undefined;
}

/**
 * A server killed with the machine leaves its lock file, and after a restart its number may belong
 * to some other process, which PostgreSQL takes for itself. Removes such a file; refuses when a
 * server really runs there.
 */
export async function clearStaleLock(folder: string): Promise<void> {
  const lock = await readLockFile(folder);
  if (!lock) return;
  if (isRunning(lock)) {
    throw new Problem(
      `Cơ sở dữ liệu đang được dùng · The database in ${folder} is in use (process ${lock.pid}): is another "npm start" open?`,
    );
  }
  await rm(join(folder, 'postmaster.pid'), { force: true });
}

/** Whether the server that wrote the file is still there. */
export function isRunning({ pid }: LockFile): boolean {
  return isAlive(pid) && isPostgres(pid);
}

function isPostgres(pid: number): boolean {
  if (process.platform !== 'linux') return true;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')[0]?.includes('postgres') ?? false;
  } catch {
    return false;
  }
}
