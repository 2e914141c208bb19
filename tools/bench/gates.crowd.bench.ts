import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PreparedGates } from './checkin/prepared-gates.ts';
import type { Figure } from './figure.ts';
import type { CrowdOrder, CrowdTold } from './gates-crowd/order.ts';
import { operationOf } from './kit/operation-of.ts';
import { runScript } from './kit/scripts.ts';
import { documentId, onDatabase, startStage } from './kit/stage.ts';

const P99_MS = 100;
const GATES = 40;
const WATCHERS = 200;
const REGISTRATIONS_A_SECOND = 20;
const SECONDS = 40;
const WARM_UP_SECONDS = 10;

/** The operations of the gate's page, of the registration page and of the wall, word for word. */
const SYNC = operationOf('apps/web/src/lib/features/gate/gate.graphql', 'SyncScans');
const REGISTER = operationOf('apps/web/src/lib/features/registration/registration.graphql', 'Register');
const FEED = operationOf('apps/web/src/lib/features/organise/live.graphql', 'LiveDayFeed');

/** `gates.crowd.p99`: how soon gates and visitors are answered on the busiest morning, while 200 people watch. */
export async function* run(): AsyncGenerator<Figure> {
  const folder = mkdtempSync(join(tmpdir(), 'pho-hien-crowd-'));
  const file = join(folder, 'gates.json');
  const scans = GATES * SECONDS;
  const stage = await startStage([SYNC, REGISTER, FEED], async (environment) => {
    // One device more: what is recorded in the preparation is scanned with the last.
    const sizes = { BENCH_TICKETS: String(scans), BENCH_DEVICES: String(GATES + 1), BENCH_FILE: file };
    await runScript('tools/bench/checkin/prepare.ts', { ...environment, ...sizes });
  });
  try {
    const gates = JSON.parse(readFileSync(file, 'utf8')) as PreparedGates;
    const [type] = await onDatabase<{ id: string }>(
      stage.databaseUrl,
      'select id from ticket_types where event_id = $1',
      [gates.eventId],
    );
    const order: CrowdOrder = {
      eventId: gates.eventId,
      cookie: gates.watcherCookie,
      listId: gates.listId,
      ticketTypeId: type!.id,
      devices: gates.devices.slice(0, GATES),
      ticketIds: gates.tickets.map(({ id }) => id),
      watchers: WATCHERS,
      registrationsASecond: REGISTRATIONS_A_SECOND,
      warmUpSeconds: WARM_UP_SECONDS,
    };
    writeFileSync(file, JSON.stringify(order));
    const ids = { SYNC_ID: documentId(SYNC), REGISTER_ID: documentId(REGISTER), FEED_ID: documentId(FEED) };
    const printed = await runScript('tools/bench/gates-crowd/load.ts', {
      GRAPHQL_URL: stage.graphqlUrl,
      ORDER: file,
      ...ids,
    });
    yield figure(JSON.parse(printed) as CrowdTold, scans);
  } finally {
    await stage.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function figure({ scan, registration, answers, snapshots, complete }: CrowdTold, scans: number): Figure {
  const value = Math.max(scan.p99, registration.p99);
  const allAnswered = answers['KEPT'] === scans && answers['Registered'] === SECONDS * REGISTRATIONS_A_SECOND;
  return {
    bench: 'gates.crowd.p99',
    ...{ value, unit: 'ms', target: `<= ${P99_MS}`, met: value <= P99_MS && allAnswered && complete === WATCHERS },
    ...{ scan, registration, gates: GATES, registrationsASecond: REGISTRATIONS_A_SECOND },
    ...{ watchers: WATCHERS, complete, snapshotsASecond: snapshots, allAnswered },
    ...(!allAnswered && { answers }),
  };
}
