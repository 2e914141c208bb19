import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchTicket, PreparedGates, ScanOrder, ScansTold } from './checkin/prepared-gates.ts';
import { replayScans } from './checkin/replay-scans.ts';
import type { Figure } from './figure.ts';
import type { BareResult } from './kit/bare-pg.ts';
import { operationOf } from './kit/operation-of.ts';
import { runScript } from './kit/scripts.ts';
import { documentId, onDatabase, type Stage, startStage } from './kit/stage.ts';

const RATIO = 0.3;
const STATEMENTS = 4;
/** Devices, HTTP connections and bare connections; as many connections has the API to the database. */
const CONNECTIONS = 20;
/** Enough for both to run as fast as they ever will. */
const WARM_UP = 3000;
/** The two take turns, so that whatever else the machine does meets both. */
const ROUNDS = 3;
const SCANS = 2000;

/** The operation that the gate's page sends, word for word. */
const OPERATION = operationOf('apps/web/src/lib/features/gate/gate.graphql', 'RedeemTicket');

/**
 * `checkin.online.ratio`: scans a second through HTTP and GraphQL, every one a ticket of its own that
 * is let in, divided by what a bare driver does with the same statements on the same server.
 */
export async function* run(): AsyncGenerator<Figure> {
  const folder = mkdtempSync(join(tmpdir(), 'pho-hien-checkin-'));
  const file = join(folder, 'gates.json');
  const needed = 2 * (WARM_UP + ROUNDS * SCANS);
  const stage = await startStage([OPERATION], async (environment) => {
    const sizes = { BENCH_TICKETS: String(needed), BENCH_DEVICES: String(CONNECTIONS), BENCH_FILE: file };
    await runScript('tools/bench/checkin/prepare.ts', { ...environment, ...sizes });
  });
  try {
    yield await measure(stage, JSON.parse(readFileSync(file, 'utf8')) as PreparedGates, folder);
  } finally {
    await stage.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(stage: Stage, gates: PreparedGates, folder: string): Promise<Figure> {
  const { databaseUrl } = stage;
  const tickets = [...gates.tickets];
  let sequence = 1;
  const turn = async <T>(count: number, scan: (part: BenchTicket[], sequence: number) => Promise<T>): Promise<T> => {
    const result = await scan(tickets.splice(0, count), sequence);
    sequence += count;
    return result;
  };
  const throughApi = (part: BenchTicket[], first: number) => load(stage, gates, part, first, folder);
  const bare = (part: BenchTicket[], first: number) =>
    replayScans(
      databaseUrl,
      gates.recorded,
      gates.devices,
      part.map(({ id }) => id),
      first,
    );

  await turn(WARM_UP, throughApi);
  await turn(WARM_UP, bare);
  const told: ScansTold[] = [];
  const replayed: BareResult[] = [];
  const seen = { ours: new Set<string>(), theirs: new Set<string>() };
  for (let round = 0; round < ROUNDS; round += 1) {
    await onDatabase(databaseUrl, 'select pg_stat_statements_reset()');
    told.push(await turn(SCANS, throughApi));
    for (const id of await statementsSeen(databaseUrl)) seen.ours.add(id);
    await onDatabase(databaseUrl, 'select pg_stat_statements_reset()');
    replayed.push(await turn(SCANS, bare));
    for (const id of await statementsSeen(databaseUrl)) seen.theirs.add(id);
  }
  const [counted] = await onDatabase<{ admitted: number }>(
    databaseUrl,
    'select sum(uses)::int as admitted from admissions',
  );
  return figure(told, replayed, seen, counted!.admitted === 2 * (WARM_UP + ROUNDS * SCANS) + 2);
}

async function load(
  stage: Stage,
  gates: PreparedGates,
  part: readonly BenchTicket[],
  sequence: number,
  folder: string,
): Promise<ScansTold> {
  const order: ScanOrder = {
    listId: gates.listId,
    devices: gates.devices,
    codes: part.map(({ code }) => code),
    sequence,
  };
  const file = join(folder, 'order.json');
  writeFileSync(file, JSON.stringify(order));
  const environment = { GRAPHQL_URL: stage.graphqlUrl, DOCUMENT_ID: documentId(OPERATION), ORDER: file };
  return JSON.parse(await runScript('tools/bench/checkin/load.ts', environment)) as ScansTold;
}

/** Fingerprints of the statements that ran at least once a scan, as PostgreSQL itself counted them. */
async function statementsSeen(url: string): Promise<string[]> {
  const rows = await onDatabase<{ queryid: string }>(
    url,
    'select queryid from pg_stat_statements where toplevel and calls >= $1',
    [SCANS],
  );
  return rows.map(({ queryid }) => queryid);
}

function figure(
  told: readonly ScansTold[],
  replayed: readonly BareResult[],
  seen: { readonly ours: ReadonlySet<string>; readonly theirs: ReadonlySet<string> },
  allAdmitted: boolean,
): Figure {
  const rateOf = (parts: readonly { readonly seconds: number }[]) =>
    (parts.length * SCANS) / parts.reduce((sum, { seconds }) => sum + seconds, 0);
  const [api, bare] = [rateOf(told), rateOf(replayed)];
  const value = Number((api / bare).toFixed(3));
  const sameStatements = seen.ours.size === seen.theirs.size && [...seen.ours].every((id) => seen.theirs.has(id));
  const admitted = told.every(({ answers }) => answers['FIRST_ENTRY'] === SCANS) && allAdmitted;
  return {
    bench: 'checkin.online.ratio',
    value,
    unit: 'of bare pg',
    target: `>= ${RATIO} with <= ${STATEMENTS} statements`,
    met: value >= RATIO && seen.ours.size <= STATEMENTS && sameStatements && admitted,
    api: `${Math.round(api)} per second`,
    bare: `${Math.round(bare)} per second`,
    rounds: told.map(({ seconds }, i) => Number((replayed[i]!.seconds / seconds).toFixed(3))),
    p50: `${Math.max(...told.map(({ p50 }) => p50))} ms`,
    p99: `${Math.max(...told.map(({ p99 }) => p99))} ms`,
    connections: CONNECTIONS,
    statements: seen.ours.size,
    sameStatements,
    allAdmitted: admitted,
  };
}
