import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { lock } from './lock.ts';

const folder = mkdtempSync(join(tmpdir(), 'pho-hien-lock-'));
const file = join(folder, 'lock');
afterAll(() => rmSync(folder, { recursive: true }));

it('lets one in after the other', async () => {
  const first = await lock(file);
  let entered = false;
  const second = lock(file).then((unlock) => {
    entered = true;
    unlock();
  });
  await sleep(300);
  expect(entered).toBe(false);
  first();
  await second;
});

it('takes what a dead process held', async () => {
  writeFileSync(file, '4194304');
  (await lock(file))();
});
