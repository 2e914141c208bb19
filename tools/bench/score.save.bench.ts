import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Figure } from './figure.ts';
import { operationOf } from './kit/operation-of.ts';
import { runScript } from './kit/scripts.ts';
import { documentId, onDatabase, startStage } from './kit/stage.ts';
import type { SaveOrder, SavesTold } from './score/order.ts';

const MOST_MS = 150;
const JUDGES = 200;
const ENTRIES = 400;
const TIMES = 60;
const WARM_UP = 20;
const TWICE_EVERY = 50;

/** The operation that the judge's page sends, word for word. */
const OPERATION = operationOf('apps/web/src/lib/features/judging/judging.graphql', 'SaveScores');

/**
 * `score.save`: 200 judges save one score each at the same moment, again and again, through HTTP and GraphQL: how
 * soon each is answered. Some are sent twice, as after an answer that was lost. None is lost and none is doubled:
 * what the API said it keeps is what stands in the table.
 */
export async function* run(): AsyncGenerator<Figure> {
  const folder = mkdtempSync(join(tmpdir(), 'pho-hien-score-'));
  const file = join(folder, 'order.json');
  const stage = await startStage([OPERATION], async (environment) => {
    const sizes = { BENCH_JUDGES: String(JUDGES), BENCH_ENTRIES: String(ENTRIES), BENCH_FILE: file };
    await runScript('tools/bench/score/prepare.ts', { ...environment, ...sizes });
  });
  try {
    const prepared = JSON.parse(readFileSync(file, 'utf8')) as SaveOrder;
    const order: SaveOrder = { ...prepared, times: TIMES, warmUp: WARM_UP, twiceEvery: TWICE_EVERY };
    writeFileSync(file, JSON.stringify(order));
    await onDatabase(stage.databaseUrl, 'select pg_stat_statements_reset()');
    const environment = { GRAPHQL_URL: stage.graphqlUrl, DOCUMENT_ID: documentId(OPERATION), ORDER: file };
    const told = JSON.parse(await runScript('tools/bench/score/load.ts', environment)) as SavesTold;
    const statements = await onDatabase<{ query: string; calls: number; mean: number }>(
      stage.databaseUrl,
      `select left(regexp_replace(query, '\\s+', ' ', 'g'), 60) as query, calls::int, round(mean_exec_time::numeric, 3)::float as mean
       from pg_stat_statements where toplevel and calls >= $1 order by calls desc`,
      [JUDGES * 10],
    );
    const [stored] = await onDatabase<{ facts: number; told: number }>(
      stage.databaseUrl,
      'select count(*)::int as facts, count(*) filter (where id = any($1::uuid[]))::int as told from contest_score_facts',
      [told.kept],
    );
    yield figure(told, stored!, statements.length);
    if (process.env['BENCH_STATEMENTS']) console.error(statements);
  } finally {
    await stage.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function figure(
  { p50, p99, wholeMedian, outcomes, kept }: SavesTold,
  stored: { readonly facts: number; readonly told: number },
  statements: number,
): Figure {
  const sent = JUDGES * TIMES;
  const lost = sent - stored.told;
  const doubled = stored.facts - stored.told;
  const isWhole = lost === 0 && doubled === 0 && kept.length === sent && outcomes['KNOWN'] === sent / TWICE_EVERY;
  return {
    bench: 'score.save',
    value: p99,
    unit: 'ms',
    target: `<= ${MOST_MS} with none lost`,
    met: p99 <= MOST_MS && isWhole,
    p50: `${p50} ms`,
    allAnswered: `${wholeMedian} ms`,
    judges: JUDGES,
    saves: sent,
    ...{ lost, doubled, statements, outcomes },
  };
}
