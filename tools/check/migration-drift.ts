/** Fails when migrating an empty database leads to other tables than the entities describe. */
import 'reflect-metadata';
import { migrate, schemaDrift } from '@pho-hien/platform';
import { contexts } from '../../apps/api/src/contexts.ts';
import { startDisposableServer } from '../postgres/index.ts';

const server = await startDisposableServer();
try {
  await migrate(server.url('postgres'), contexts);
  const statements = await schemaDrift(server.url('postgres'), contexts);
  if (statements !== '') {
    console.error(`The entities ask for what no migration does. A migration should do:\n\n${statements}`);
    process.exitCode = 1;
  }
} finally {
  await server.stop();
}
