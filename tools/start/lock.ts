import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from '../is-alive.ts';

/** Waits until no other process holds `file`, takes it, and returns how to let go. What the dead held is free. */
export async function lock(file: string): Promise<() => void> {
  for (let emptyFor = 0; ; await sleep(100)) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = holderOf(file);
    // Between making the file and writing into it its owner is unknown, but not for long.
    emptyFor = holder === 0 ? emptyFor + 1 : 0;
    if (emptyFor > 20 || (holder > 0 && !isAlive(holder))) rmSync(file, { force: true });
  }
}

function holderOf(file: string): number {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    return 0;
  }
}
