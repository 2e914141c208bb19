import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../root.ts';
import type { Figure } from './figure.ts';
import { runScript } from './kit/scripts.ts';
import { documentId, type Stage, startStage } from './kit/stage.ts';

const ORGANISATIONS = 50_000;
const TARGET_MS = 50;
const QUESTIONS = 1500;

/** The file of operations of the organisers' list of organisations; the first is the one that is asked. */
const OPERATIONS = readFileSync(join(root, 'apps/web/src/lib/features/organise/organisations.graphql'), 'utf8');
const OPERATION = OPERATIONS.slice(
  OPERATIONS.indexOf('query OrganisationDirectory'),
  OPERATIONS.indexOf('fragment Compared'),
).trim();

/**
 * `search.diacritics`: how long an organiser waits for a page of organisations, typed without
 * diacritics, among fifty thousand: rare and common words, parts of words, several, none.
 */
export async function* run(): AsyncGenerator<Figure> {
  let cookie = '';
  const stage = await startStage([OPERATION], async (environment) => {
    const settings = { BENCH_ORGANISATIONS: String(ORGANISATIONS), ...environment };
    cookie = await runScript('tools/bench/search/prepare.ts', settings);
  });
  try {
    for (const [at, search] of questions(200).entries()) await ask(stage, cookie, search, at);
    const milliseconds: number[] = [];
    let found = 0;
    for (const [at, search] of questions(QUESTIONS).entries()) {
      const asked = performance.now();
      const rows = await ask(stage, cookie, search, at);
      milliseconds.push(performance.now() - asked);
      if (rows > 0) found += 1;
    }
    milliseconds.sort((a, b) => a - b);
    const at = (part: number) => Number(milliseconds[Math.floor(milliseconds.length * part)]!.toFixed(1));
    const value = at(0.99);
    const detail = { p50: at(0.5), most: at(0.9999), organisations: ORGANISATIONS, questions: QUESTIONS, found };
    yield {
      bench: 'search.diacritics',
      value,
      unit: 'ms p99',
      target: `<= ${TARGET_MS}`,
      met: value <= TARGET_MS && found > QUESTIONS / 2,
      ...detail,
    };
  } finally {
    await stage.stop();
  }
}

const WORDS = [
  'nhan long',
  'cong ty',
  'pho hien',
  'sen',
  'huu co',
  'lan',
  'an',
  'q',
  'khong co ai',
  'tuong ban tre',
  '',
];

function questions(count: number): string[] {
  return Array.from({ length: count }, (_, at) => {
    const word = WORDS[at % WORDS.length]!;
    // Every third asks for one organisation among all, by its number and a piece of its name.
    return at % 3 === 0 ? `${(at * 7919) % ORGANISATIONS} ${word}` : word;
  });
}

async function ask({ graphqlUrl }: Stage, cookie: string, search: string, at: number): Promise<number> {
  const response = await fetch(graphqlUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify({
      documentId: documentId(OPERATION),
      variables: { filter: { search }, first: at % 2 === 0 ? 40 : 10 },
    }),
  });
  const { data, errors } = (await response.json()) as {
    data: { organisations: { edges: unknown[] } };
    errors?: { message: string }[];
  };
  if (errors) throw new Error(JSON.stringify(errors));
  return data.organisations.edges.length;
}
