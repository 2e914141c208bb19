import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../root.ts';
import type { Figure } from './figure.ts';
import { runScript } from './kit/scripts.ts';
import { documentId, onDatabase, startStage } from './kit/stage.ts';

const CLIENTS = 200;
const MOST_MS = 100;

/** The operation that the page sends, word for word. */
const PLACE = operationOf('PlaceExhibitor');

/**
 * `hold.race`: 200 clients hold one booth at once through HTTP and GraphQL. One wins; the value is how long after
 * that the others hear it, at the 99th percentile.
 */
export async function* run(): AsyncGenerator<Figure> {
  let made = { boothId: '', requestIds: [] as string[], cookie: '' };
  const stage = await startStage([PLACE], async (environment) => {
    const clients = { BENCH_CLIENTS: String(CLIENTS) };
    made = JSON.parse(await runScript('tools/bench/stands/prepare.ts', { ...environment, ...clients })) as typeof made;
  });
  try {
    const told = JSON.parse(
      await runScript('tools/bench/stands/load.ts', {
        GRAPHQL_URL: stage.graphqlUrl,
        DOCUMENT_ID: documentId(PLACE),
        BOOTH_ID: made.boothId,
        REQUEST_IDS: made.requestIds.join(','),
        COOKIE: made.cookie,
      }),
    ) as { answers: Record<string, number>; p99: number };
    const [row] = await onDatabase<{ holds: number }>(
      stage.databaseUrl,
      `select count(*)::int as holds from booth_stays where status <> 'RELEASED'`,
    );
    const { ExhibitorPlaced: won = 0, BoothTaken: lost = 0 } = told.answers;
    const isOne = won === 1 && lost === CLIENTS - 1 && row!.holds === 1;
    const target = `<= ${MOST_MS}, one wins, ${CLIENTS - 1} hear it`;
    yield { bench: 'hold.race', value: told.p99, unit: 'ms', target, met: isOne && told.p99 <= MOST_MS, ...told };
  } finally {
    await stage.stop();
  }
}

/** A mutation with the fragment it uses, as the web server sends it. */
function operationOf(name: string): string {
  const text = readFileSync(join(root, 'apps/web/src/lib/features/organise/stands.graphql'), 'utf8');
  const part = (pattern: RegExp) => pattern.exec(text)![0];
  return part(new RegExp(`mutation ${name}[\\s\\S]*?\\n\\}\\n`)) + part(/fragment PowerFigures[\s\S]*?\n\}\n/);
}
