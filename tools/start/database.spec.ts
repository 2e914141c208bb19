import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { serverAccount } from '../postgres/account.ts';
import { own } from '../postgres/cluster.ts';
import { FORGETFUL } from '../postgres/disposable.ts';
import { runStatement } from '../testing/databases.ts';
import { givenDatabase, ownDatabase, type ProductDatabase } from './database.ts';

let folder: string;
let open: ProductDatabase | undefined;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pho-hien-database-'));
  await own(folder, serverAccount());
});
afterEach(async () => {
  await open?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function start(): Promise<ProductDatabase> {
  await open?.stop();
  open = await ownDatabase(folder, 'open sesame', FORGETFUL);
  return open;
}

it('keeps a database that was completed', async () => {
  const first = await start();
  await runStatement(first.url, 'CREATE TABLE kept ()');
  await first.complete('two migrations');
  const second = await start();
  expect(second).toMatchObject({ madeAgain: false, completedWith: 'two migrations' });
  await runStatement(second.url, 'SELECT FROM kept');
});

it('makes a database again when the start was interrupted before it was complete', async () => {
  const first = await start();
  await runStatement(first.url, 'CREATE TABLE half ()');
  const second = await start();
  expect(second).toMatchObject({ madeAgain: true, completedWith: undefined });
  await expect(runStatement(second.url, 'SELECT FROM half')).rejects.toThrow('does not exist');
});

it('says in one sentence that a given database does not answer', async () => {
  await expect(givenDatabase('postgresql://127.0.0.1:9/x')).rejects.toThrow(
    /^Không kết nối được .*127\.0\.0\.1:9 cannot be used/,
  );
});
