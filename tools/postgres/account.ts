import { execFileSync, spawnSync } from 'node:child_process';
import { Problem } from '../problem.ts';

/** The account PostgreSQL runs under; empty when it is simply the current one. */
export interface Account {
  uid?: number;
  gid?: number;
}

/**
 * PostgreSQL refuses to run as root, as happens in most containers: there it runs as `postgres`,
 * an account made when the machine has none.
 */
export function serverAccount(): Account {
  if (process.getuid?.() !== 0) return {};
  const found = accountOf('postgres') ?? makeAccount() ?? accountOf('nobody');
  if (!found) {
    throw new Problem(
      'PostgreSQL không chạy được bằng root và không tạo được tài khoản "postgres" · PostgreSQL cannot run as root and the account "postgres" could not be made: run as another user or set DATABASE_URL.',
    );
  }
  return found;
}

/** Whether that account can reach and execute `path`; a checkout inside root's own home cannot be. */
export function canReach(account: Account, path: string): boolean {
  if (account.uid === undefined) return true;
  return spawnSync('/bin/sh', ['-c', 'test -x "$0"', path], account).status === 0;
}

function makeAccount(): Account | undefined {
  const made = spawnSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'], { stdio: 'ignore' });
  return made.status === 0 ? accountOf('postgres') : undefined;
}

function accountOf(name: string): Account | undefined {
  try {
    const id = (flag: string) =>
      Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined;
  }
}
