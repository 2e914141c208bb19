import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chown, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isAlive } from '../is-alive.ts';
import { Problem } from '../problem.ts';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';

/**
 * Makes the cluster in `folder` unless a finished one is there.
 *
 * It is made beside its place and moved there whole, so that a folder of that name is always a
 * finished cluster; what a killed attempt left is removed. Returns what happened.
 */
export async function ensureCluster(
  folder: string,
  password: string,
  binaries: Binaries,
  account: Account,
  durable: boolean,
): Promise<'there' | 'made' | 'made again'> {
  if (existsSync(folder)) {
    await judge(folder, binaries);
    return 'there';
  }
  const abandoned = await removeAbandoned(folder);
  const making = `${folder}${MAKING}${process.pid}`;
  await mkdir(dirname(folder), { recursive: true });
  await mkdir(making, { mode: 0o700 });
  await own(making, account);
  const passwordFile = join(making, 'password');
  await writeFile(passwordFile, password, { mode: 0o600 });
  await own(passwordFile, account);
  initialise(binaries, join(making, 'data'), passwordFile, account, durable);
  await rename(join(making, 'data'), folder);
  await rm(making, { recursive: true, force: true });
  return abandoned ? 'made again' : 'made';
}

const MAKING = '.making-';

function initialise(
  binaries: Binaries,
  folder: string,
  passwordFile: string,
  account: Account,
  durable: boolean,
): void {
  // A locale compiled into the server, as from 17 on: the same order and letter case on every machine.
  const builtin = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const locale = ['--encoding=UTF8', ...(Number(binaries.major) >= 17 ? builtin : ['--locale=C.UTF-8'])];
  const access = ['--username=pho_hien', '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  const done = spawnSync(
    binaries.initdb,
    ['-D', folder, ...locale, ...access, '--no-instructions', ...(durable ? [] : ['--no-sync'])],
    {
      ...account,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], LC_ALL: 'C' },
    },
  );
  if (done.status === 0) return;
  const cause = (done.error?.message ?? done.stderr.trim().split('\n').at(-1) ?? '').replace(/^initdb: /, '');
  throw new Problem(`Không tạo được cơ sở dữ liệu · The database could not be made in ${folder}: ${cause}`);
}

async function judge(folder: string, binaries: Binaries): Promise<void> {
  const version = await readFile(join(folder, 'PG_VERSION'), 'utf8').catch(() => '');
  if (!version.trim() || !existsSync(join(folder, 'global', 'pg_control'))) {
    throw new Problem(
      `Thư mục cơ sở dữ liệu không đầy đủ · ${folder} is not a whole database; nothing in it was touched: move it away and start again.`,
    );
  }
  if (version.trim() !== binaries.major) {
    throw new Problem(
      `Cơ sở dữ liệu của phiên bản khác · ${folder} was made by PostgreSQL ${version.trim()} and this is ${binaries.major}: dump and restore it, or move it away.`,
    );
  }
}

/** Removes what initdb left when it was killed; another start that is still at it is left alone. */
async function removeAbandoned(folder: string): Promise<boolean> {
  const beside = dirname(folder);
  const names = await readdir(beside).catch(() => [] as string[]);
  const abandoned = names.filter((name) => {
    const [owner, pid] = name.split(MAKING);
    return owner === basename(folder) && pid !== undefined && !isAlive(Number(pid));
  });
  for (const name of abandoned) await rm(join(beside, name), { recursive: true, force: true });
  return abandoned.length > 0;
}

/** Gives `path` to the account that runs the server. */
export async function own(path: string, account: Account): Promise<void> {
  if (account.uid !== undefined && account.gid !== undefined) await chown(path, account.uid, account.gid);
}
