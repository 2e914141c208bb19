import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PreparedGates } from '../bench/checkin/prepared-gates.ts';
import { runScript } from '../bench/kit/scripts.ts';
import { Chance } from '../demo/chance.ts';
import { freePort } from '../free-port.ts';
import type { Stop } from '../start/product.ts';
import { buildPages, bundleApi, compileMessages, generateOperations } from '../start/steps.ts';
import { findChromium } from '../test/chromium.ts';
import { type Account, accountFor } from './account.ts';
import { BrowserPart } from './browser-part.ts';
import { Notebook } from './notebook.ts';
import { type Kill, Patient } from './part.ts';
import { PhonesPart } from './phones-part.ts';
import { killAtRandom } from './schedule.ts';
import { apiEnvironment, ApiPart, DatabasePart, PagesPart } from './servers.ts';

/** How a run is to be. */
export interface FaultOrder {
  readonly minutes: number;
  /** The same seed kills the same things in the same order. */
  readonly seed: number;
  /** Devices say that a scan is on the disk before it is: the account must then find losses. */
  readonly broken: boolean;
  readonly say: (line: string) => void;
  /** Whether somebody ends the run: nothing new is started then. */
  readonly over: () => boolean;
}

/** What a run came to. */
export interface FaultsTold {
  readonly account: Account;
  readonly shown: number;
  readonly kills: readonly Kill[];
  readonly sessionsKilled: number;
  /** Facts that still waited on a device when patience ended; null: one said nothing. */
  readonly stillWaiting: number | null;
  readonly refused: number;
  /** What devices reported beside: faults of their own, screens of another colour. */
  readonly faults: readonly string[];
  /** API processes that ended although nobody had killed them. */
  readonly fell: number;
  /** How long the slower API took to start before anything was killed: what recovery is to be seen against. */
  readonly apiFirstStartMs: number;
}

/** Each API process has a web server before it, two tabs' or phones' address. */
const APIS = 2;
const PHONES_A_PROCESS = 4;
const SCANS_A_SECOND = 1.5;
const TABS = 2;
const SHARED = 400;
const PATIENCE_MS = 90_000;
/** As `tools/bench/checkin/prepare.ts` makes the list. */
const RULE = { entry: 'ONCE', maxPerDay: null, exits: true, reentry: true } as const;

/** Real devices at real gates, killed at random with everything behind them; and then the account. */
export async function runFaults(order: FaultOrder, stops: Stop[]): Promise<FaultsTold> {
  const { minutes, seed, broken, say, over } = order;
  const folder = mkdtempSync(join(tmpdir(), `pho-hien-faults-${randomBytes(2).toString('hex')}-`));
  stops.push(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }));
  const executable = findChromium(say);
  say('Pages');
  const workshop = { logs: join(folder, 'logs'), adopt: () => undefined };
  await compileMessages(workshop);
  await bundleApi(workshop);
  await generateOperations(workshop);
  await buildPages(workshop);

  say('Database and gates');
  const database = await DatabasePart.begin();
  stops.push(() => database.stop());
  const environment = apiEnvironment(database.url, folder);
  await runScript('apps/api/src/migrate.ts', { ...environment, API_PORT: '1' });
  const phones = APIS * PHONES_A_PROCESS;
  const each = Math.ceil(minutes * 60 * SCANS_A_SECOND * 1.5) + 50;
  const gates = await prepare(environment, folder, { phones, tickets: SHARED + (phones + TABS) * each });
  const codes = gates.tickets.map(({ code }) => code);
  const shared = codes.splice(0, SHARED);
  const ownCodes = () => codes.splice(0, each);

  say('Servers');
  const notebook = new Notebook();
  const apis: ApiPart[] = [];
  const pages: PagesPart[] = [];
  const firstStarts: number[] = [];
  for (let number = 1; number <= APIS; number += 1) {
    const api = new ApiPart(`api-${number}`, await freePort(), environment, workshop.logs);
    const web = new PagesPart(await freePort(), api.origin, join(workshop.logs, `web-${number}`));
    stops.push(
      () => api.stop(),
      () => web.stop(),
    );
    const began = performance.now();
    await Promise.all([api.start().then(() => firstStarts.push(performance.now() - began)), web.start()]);
    apis.push(api);
    pages.push(web);
  }

  say('Devices');
  const tabs = pages.slice(0, TABS).map(({ url }, i) => {
    return { name: `tab-9${i}`, url, pairingCode: gates.pairingCodes[i]!, own: ownCodes(), shared };
  });
  const browser = new BrowserPart({ executable, folder, seed, broken, tabs }, notebook);
  stops.push(() => browser.stop());
  const groups = pages.map(({ url }, group) => {
    const devices = gates.devices.slice(group * PHONES_A_PROCESS, (group + 1) * PHONES_A_PROCESS);
    const orders = devices.map(({ token }, i) => {
      return { name: `phone-${group * PHONES_A_PROCESS + i + 1}`, token, own: ownCodes(), shared };
    });
    const part = new PhonesPart({ folder, url, seed, broken, scansASecond: SCANS_A_SECOND, phones: orders }, notebook);
    stops.push(async () => part.stop());
    return part;
  });
  await Promise.all([browser.start(), ...groups.map((group) => group.start())]);

  say(`Killing at random for ${minutes} min, seed ${seed}`);
  const kills: Kill[] = [];
  let sessionsKilled = 0;
  const patient = (part: ConstructorParameters<typeof Patient>[0]) =>
    new Patient(part, (kill) => kills.push(kill), over, say);
  await killAtRandom(
    new Chance(seed),
    {
      apis: apis.map(patient),
      database: patient(database),
      pages: pages.map(patient),
      browser: patient(browser),
      phones: groups.map(patient),
      killSession: async () => {
        // The database may be away at this moment, or nobody connected to it yet.
        for (let tries = 0; tries < 90 && !over(); tries += 1, await sleep(1000)) {
          if (!(await database.killOneSession().catch(() => false))) continue;
          sessionsKilled += 1;
          return;
        }
      },
    },
    performance.now() + minutes * 60_000,
  );

  say('Everything is back; what waits is handed in');
  browser.rest();
  groups.forEach((group) => group.rest());
  const until = performance.now() + PATIENCE_MS;
  // Long enough that a tab has said what waits after its last scan.
  await sleep(5000);
  while (notebook.waits !== 0 && performance.now() < until) await sleep(200);
  await browser.stop();
  groups.forEach((group) => group.stop());
  return {
    account: await accountFor(database.url, notebook.shown, RULE),
    shown: notebook.shown.length,
    kills,
    sessionsKilled,
    stillWaiting: notebook.waits,
    refused: notebook.refused,
    faults: notebook.faults,
    fell: apis.reduce((sum, api) => sum + api.fell, 0),
    apiFirstStartMs: Math.max(...firstStarts),
  };
}

async function prepare(
  environment: Record<string, string>,
  folder: string,
  { phones, tickets }: { readonly phones: number; readonly tickets: number },
): Promise<PreparedGates> {
  const file = join(folder, 'gates.json');
  await runScript('tools/bench/checkin/prepare.ts', {
    ...environment,
    API_PORT: '1',
    BENCH_TICKETS: String(tickets),
    // The last one is the one that what is recorded there was scanned with.
    BENCH_DEVICES: String(phones + 1),
    BENCH_PAIRINGS: String(TABS),
    BENCH_EXITS: '1',
    BENCH_FILE: file,
  });
  return JSON.parse(readFileSync(file, 'utf8')) as PreparedGates;
}
