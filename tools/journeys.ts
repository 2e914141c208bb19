/**
 * `npm run journeys`: a product of its own, empty of earlier runs, and Chromium walking through it.
 * Arguments go to Playwright: `npm run journeys -- register` runs the files whose name has that word.
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';
import { FORGETFUL } from './postgres/disposable.ts';
import { serverAccount } from './postgres/account.ts';
import { own } from './postgres/cluster.ts';
import { Problem } from './problem.ts';
import { startChild } from './start/children.ts';
import { startProduct, stopAll, type Stop } from './start/product.ts';
import { onRequestToStop } from './start/request-to-stop.ts';
import { findChromium } from './test/chromium.ts';
import { runStatement, withDatabase } from './testing/databases.ts';

// What a developer has set for `npm start` must not reach into a test.
for (const name of ['DATABASE_URL', 'SMTP_URL', 'STORAGE_URL', 'PUBLIC_URL', 'HOST', 'NODE_ENV'])
  delete process.env[name];
// Enough of a crowd for what the journeys look at, and a start that takes no longer than it must.
process.env['DEMO_REGISTRATIONS'] = '300';
const say = (line: string) => console.log(`  ${line} …`);
const stops: Stop[] = [];
onRequestToStop(() => finish(1));

try {
  const chromium = findChromium(say);
  const folder = mkdtempSync(join(tmpdir(), `pho-hien-journeys-${randomBytes(2).toString('hex')}-`));
  await own(folder, serverAccount());
  stops.push(() => rm(folder, { recursive: true, force: true }));
  await useGivenServer();
  const product = await startProduct(
    { folder, port: await freePort(), apis: 2, say, databaseSettings: FORGETFUL },
    stops,
  );
  const playwright = startChild({
    name: 'playwright',
    command: process.execPath,
    args: [
      'node_modules/@playwright/test/cli.js',
      'test',
      '-c',
      'apps/e2e/playwright.config.ts',
      ...process.argv.slice(2),
    ],
    env: {
      CHROMIUM_PATH: chromium,
      PRODUCT_URL: product.url,
      PRODUCT_API_ORIGINS: product.apiOrigins.join(' '),
      PRODUCT_DATABASE_URL: product.databaseUrl,
      PRODUCT_MAILBOX: product.mailbox,
      PRODUCT_ACCOUNTS: product.accounts,
    },
    logs: product.logs,
    show: true,
  });
  stops.push(() => playwright.stop());
  void product.broken.then((reason) => {
    console.error(reason);
    void finish(1);
  });
  await finish((await playwright.ended) ?? 1);
} catch (error) {
  console.error(error instanceof Problem ? error.message : error);
  await finish(1);
}

/** TEST_DATABASE_URL names a server where the journeys may make a database: PostgreSQL 15 to 18. */
async function useGivenServer(): Promise<void> {
  const server = process.env['TEST_DATABASE_URL'];
  if (!server) return;
  const name = `pho_hien_journeys_${randomBytes(4).toString('hex')}`;
  await runStatement(server, `CREATE DATABASE ${name}`);
  stops.push(() => runStatement(server, `DROP DATABASE ${name} WITH (FORCE)`));
  process.env['DATABASE_URL'] = withDatabase(server, name);
}

async function finish(code: number): Promise<never> {
  await stopAll(stops);
  process.exit(code);
}
