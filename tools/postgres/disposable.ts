import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serverAccount } from './account.ts';
import { own } from './cluster.ts';
import { startServer, type Server } from './server.ts';

/** For tests: nothing is written through to the disk, so a clone of a database takes 15 ms. */
export const FORGETFUL = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', log_checkpoints: 'off' };

/**
 * A server in a temporary folder; both are gone after `stop`, and also when this process is killed.
 * `settings` are PostgreSQL's own; a benchmark that means to write to the disk passes `{ fsync: 'on', … }`.
 * `packages`: see {@link ServerOptions}.
 */
export async function startDisposableServer(settings: Record<string, string> = {}, packages?: string): Promise<Server> {
  const folder = await mkdtemp(join(tmpdir(), 'pho-hien-'));
  await own(folder, serverAccount());
  const server = await startServer({
    folder: join(folder, 'postgres'),
    password: randomBytes(12).toString('hex'),
    disposable: folder,
    settings: { max_connections: '200', ...FORGETFUL, ...settings },
    ...(packages === undefined ? {} : { packages }),
  });
  return {
    ...server,
    stop: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
