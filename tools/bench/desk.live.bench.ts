import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PreparedGates } from './checkin/prepared-gates.ts';
import type { LiveOrder, LiveTold } from './desk-live/order.ts';
import type { Figure } from './figure.ts';
import { operationOf } from './kit/operation-of.ts';
import { runScript } from './kit/scripts.ts';
import { documentId, startStage } from './kit/stage.ts';

const SCREEN_MS = 1000;
const SCAN_MS = 100;
const WATCHERS = 200;
const SCANS_A_SECOND = 40;
const DEVICES = 20;
const WARM_UP = 200;
const MEASURED = 1200;

/** The operations that the gate's page and the wall send, word for word. */
const REDEEM = operationOf('apps/web/src/lib/features/gate/gate.graphql', 'RedeemTicket');
const FEED = operationOf('apps/web/src/lib/features/organise/live.graphql', 'LiveDayFeed');

/** `desk.live`: 200 watch an event's day while 40 scans a second arrive: how soon each is told, and how soon a gate is answered. */
export async function* run(): AsyncGenerator<Figure> {
  const folder = mkdtempSync(join(tmpdir(), 'pho-hien-desk-live-'));
  const file = join(folder, 'gates.json');
  const stage = await startStage([REDEEM, FEED], async (environment) => {
    const sizes = { BENCH_TICKETS: String(WARM_UP + MEASURED), BENCH_DEVICES: String(DEVICES), BENCH_FILE: file };
    await runScript('tools/bench/checkin/prepare.ts', { ...environment, ...sizes });
  });
  try {
    const gates = JSON.parse(readFileSync(file, 'utf8')) as PreparedGates;
    const order: LiveOrder = {
      eventId: gates.eventId,
      cookie: gates.watcherCookie,
      listId: gates.listId,
      devices: gates.devices,
      codes: gates.tickets.map(({ code }) => code),
      sequence: 1,
      watchers: WATCHERS,
      scansASecond: SCANS_A_SECOND,
      warmUp: WARM_UP,
    };
    writeFileSync(file, JSON.stringify(order));
    const ids = { REDEEM_ID: documentId(REDEEM), FEED_ID: documentId(FEED) };
    const printed = await runScript('tools/bench/desk-live/load.ts', {
      GRAPHQL_URL: stage.graphqlUrl,
      ORDER: file,
      ...ids,
    });
    yield figure(JSON.parse(printed) as LiveTold);
  } finally {
    await stage.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function figure({ screen, scan, answers, snapshots, complete, scansASecond }: LiveTold): Figure {
  const admitted = answers['FIRST_ENTRY'] === WARM_UP + MEASURED;
  return {
    bench: 'desk.live',
    value: screen.p99,
    unit: 'ms',
    target: `<= ${SCREEN_MS} with scans <= ${SCAN_MS} ms`,
    met: screen.p99 <= SCREEN_MS && scan.p99 <= SCAN_MS && admitted && complete === WATCHERS,
    screenP50: `${screen.p50} ms`,
    scanP50: `${scan.p50} ms`,
    scanP99: `${scan.p99} ms`,
    watchers: WATCHERS,
    complete,
    scansASecond,
    snapshotsASecond: snapshots,
    allAdmitted: admitted,
  };
}
