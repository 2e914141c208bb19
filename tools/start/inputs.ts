import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../root.ts';
import { lock } from './lock.ts';

const IGNORED = new Set(['node_modules', 'build', 'generated', 'paraglide', '.svelte-kit']);

/** A digest of the content of files and folders of the repository; tests do not count. */
export function digestOf(paths: string[]): string {
  const hash = createHash('sha256');
  for (const path of paths) add(hash, path);
  return hash.digest('hex');
}

function add(hash: ReturnType<typeof createHash>, path: string): void {
  const full = join(root, path);
  if (!existsSync(full)) return;
  if (statSync(full).isFile()) {
    if (!path.endsWith('.spec.ts')) hash.update(`${path}\0`).update(readFileSync(full)).update('\0');
    return;
  }
  for (const name of readdirSync(full).sort()) if (!IGNORED.has(name)) add(hash, `${path}/${name}`);
}

/**
 * Runs `make` unless `result` was made from these very inputs; says whether it ran. Of two commands
 * that want the same result at once, one makes it and the other waits.
 */
export async function whenChanged(result: string, inputs: string[], make: () => Promise<void>): Promise<boolean> {
  const stamp = join(root, 'node_modules', '.cache', 'pho-hien', result.replaceAll('/', '_'));
  mkdirSync(dirname(stamp), { recursive: true });
  const unlock = await lock(`${stamp}.lock`);
  try {
    const digest = digestOf(inputs);
    if (existsSync(join(root, result)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return false;
    // Should it be interrupted, what is there then came from no inputs at all.
    rmSync(stamp, { force: true });
    await make();
    writeFileSync(stamp, digest);
    return true;
  } finally {
    unlock();
  }
}
