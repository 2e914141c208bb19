import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchTicket, PreparedGates } from './checkin/prepared-gates.ts';
import { replayScans } from './checkin/replay-scans.ts';
import type { Figure } from './figure.ts';
import type { HandedIn, HandInOrder } from './gates/hand-in.ts';
import { SYNC_OPERATION } from './gates/sync-operation.ts';
import { runScript } from './kit/scripts.ts';
import { documentId, onDatabase, type Stage, startStage } from './kit/stage.ts';

const RATIO = 1.5;
const BATCH = 200;
/** Devices, HTTP connections and bare connections. */
const CONNECTIONS = 10;
const ROUNDS = 3;
const SCANS = { warmUp: 4_000, handedIn: 6_000, bare: 1_500, bareWarmUp: 1_500 };

/**
 * `gates.sync.ratio`: scans a second that devices hand in through HTTP and GraphQL in batches, with
 * everything that the answer brings, divided by the transactions a second in which a bare driver
 * writes one scan each: the very statements of `redeemTicket` on the same server.
 */
export async function* run(): AsyncGenerator<Figure> {
  const folder = mkdtempSync(join(tmpdir(), 'pho-hien-gates-'));
  const file = join(folder, 'gates.json');
  const needed = SCANS.warmUp + SCANS.bareWarmUp + ROUNDS * (SCANS.handedIn + SCANS.bare);
  const stage = await startStage([SYNC_OPERATION], async (environment) => {
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
  const tickets = [...gates.tickets];
  let sequence = 1;
  const turn = async <T>(count: number, work: (part: BenchTicket[], sequence: number) => Promise<T>): Promise<T> => {
    const result = await work(tickets.splice(0, count), sequence);
    sequence += count;
    return result;
  };
  const throughApi = (part: BenchTicket[], first: number) => handIn(stage, gates, part, first, folder);
  const bare = (part: BenchTicket[], first: number) =>
    replayScans(
      stage.databaseUrl,
      gates.recorded,
      gates.devices,
      part.map(({ id }) => id),
      first,
    );
  await turn(SCANS.warmUp, throughApi);
  await turn(SCANS.bareWarmUp, bare);
  const told: HandedIn[] = [];
  const replayed: { done: number; seconds: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    told.push(await turn(SCANS.handedIn, throughApi));
    replayed.push(await turn(SCANS.bare, bare));
  }
  const seconds = (parts: readonly { readonly seconds: number }[]) =>
    parts.reduce((sum, part) => sum + part.seconds, 0);
  const [api, transactions] = [(ROUNDS * SCANS.handedIn) / seconds(told), (ROUNDS * SCANS.bare) / seconds(replayed)];
  const [counted] = await onDatabase<{ admitted: number }>(
    stage.databaseUrl,
    'select sum(uses)::int as admitted from admissions',
  );
  // The two that were recorded are among them.
  const allKept =
    told.every(({ outcomes }) => outcomes['KEPT'] === SCANS.handedIn) && counted!.admitted === gates.tickets.length + 2;
  const value = Number((api / transactions).toFixed(3));
  return {
    bench: 'gates.sync.ratio',
    value,
    unit: 'of bare pg transactions of one scan',
    target: `>= ${RATIO}`,
    met: value >= RATIO && allKept,
    api: `${Math.round(api)} scans per second`,
    bare: `${Math.round(transactions)} transactions per second`,
    batch: BATCH,
    connections: CONNECTIONS,
    p50: `${Math.max(...told.map(({ p50 }) => p50))} ms a batch`,
    p99: `${Math.max(...told.map(({ p99 }) => p99))} ms a batch`,
    allKept,
  };
}

async function handIn(
  stage: Stage,
  gates: PreparedGates,
  part: readonly BenchTicket[],
  sequence: number,
  folder: string,
): Promise<HandedIn> {
  const order: HandInOrder = {
    listId: gates.listId,
    devices: gates.devices,
    ticketIds: part.map(({ id }) => id),
    sequence,
    batch: BATCH,
  };
  const file = join(folder, 'order.json');
  writeFileSync(file, JSON.stringify(order));
  const environment = { GRAPHQL_URL: stage.graphqlUrl, DOCUMENT_ID: documentId(SYNC_OPERATION), ORDER: file };
  return JSON.parse(await runScript('tools/bench/gates/hand-in.ts', environment)) as HandedIn;
}
