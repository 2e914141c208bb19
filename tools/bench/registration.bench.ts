import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../root.ts';
import type { Figure } from './figure.ts';
import { replay } from './kit/bare-pg.ts';
import type { RecordedStatement } from './kit/recorded-transaction.ts';
import { runScript } from './kit/scripts.ts';
import { documentId, onDatabase, type Stage, startStage } from './kit/stage.ts';
import { WORD } from './registration/inputs.ts';

const RATE = 6000;
const RATIO = 0.15;
const CLIENTS = 50;
const PLACES = 4000;
const WARM_UP = 500;

/** The operation that the registration page sends, word for word. */
const OPERATION = readFileSync(join(root, 'apps/web/src/lib/features/registration/registration.graphql'), 'utf8');

interface Prepared {
  readonly eventId: string;
  readonly keyId: string;
  readonly ids: Record<'warm' | 'measured' | 'bare', string>;
  readonly statements: RecordedStatement[];
}

interface Told {
  readonly answers: Record<string, number>;
  readonly seconds: number;
  readonly p99: number;
}

/**
 * `registration.rate`: registrations a minute for one ticket type of limited places, until it is
 * full, through HTTP and GraphQL. `registration.ratio`: that, divided by what a bare driver does
 * with the same statements on the same server.
 */
export async function* run(): AsyncGenerator<Figure> {
  let prepared: Prepared | undefined;
  const stage = await startStage([OPERATION], async (environment) => {
    const places = { BENCH_PLACES: String(PLACES) };
    prepared = JSON.parse(
      await runScript('tools/bench/registration/prepare.ts', { ...environment, ...places }),
    ) as Prepared;
  });
  try {
    const { eventId, keyId, ids, statements } = prepared!;
    const { databaseUrl } = stage;
    await load(stage, ids.warm, WARM_UP);
    await forgetStatements(databaseUrl);
    const told = await load(stage, ids.measured, PLACES + CLIENTS);
    const ours = await statementsSeen(databaseUrl, PLACES);
    const perSecond = PLACES / told.seconds;
    yield rateFigure(perSecond, told, await oversold(databaseUrl, ids.measured));

    await stage.stopApi();
    const recording = { statements, kept: [eventId, keyId, ...Object.values(ids)], word: WORD };
    await replay(databaseUrl, recording, CLIENTS, WARM_UP);
    await forgetStatements(databaseUrl);
    const bare = await replay(databaseUrl, recording, CLIENTS, PLACES);
    const theirs = await statementsSeen(databaseUrl, PLACES);
    yield ratioFigure(perSecond, bare.done / bare.seconds, { ours, theirs });
  } finally {
    await stage.stop();
  }
}

async function load({ graphqlUrl }: Stage, ticketTypeId: string, most: number): Promise<Told> {
  const printed = await runScript('tools/bench/registration/load.ts', {
    GRAPHQL_URL: graphqlUrl,
    DOCUMENT_ID: documentId(OPERATION),
    TICKET_TYPE_ID: ticketTypeId,
    CLIENTS: String(CLIENTS),
    MOST: String(most),
  });
  return JSON.parse(printed) as Told;
}

/** Confirmed registrations beyond the places, as the rows themselves say; -1 when the counts of the rows differ. */
async function oversold(url: string, ticketTypeId: string): Promise<number> {
  const [row] = await onDatabase<{ registered: number; tickets: number; counted: number }>(
    url,
    `select (select count(*)::int from registrations where ticket_type_id = $1 and status = 'CONFIRMED') as registered,
            (select count(*)::int from tickets t join registrations r on r.id = t.registration_id
              where r.ticket_type_id = $1 and t.status = 'VALID') as tickets,
            (select confirmed_count from ticket_types where id = $1) as counted`,
    [ticketTypeId],
  );
  const { registered, tickets, counted } = row!;
  return registered === tickets && tickets === counted ? Math.max(0, registered - PLACES) : -1;
}

const forgetStatements = (url: string) => onDatabase(url, 'select pg_stat_statements_reset()');

/** Fingerprints of the statements that ran at least once a registration, as PostgreSQL itself counted them. */
async function statementsSeen(url: string, least: number): Promise<string[]> {
  const rows = await onDatabase<{ queryid: string }>(
    url,
    'select queryid from pg_stat_statements where toplevel and calls >= $1 order by queryid',
    [least],
  );
  return rows.map(({ queryid }) => queryid);
}

function rateFigure(perSecond: number, { answers, p99 }: Told, oversoldBy: number): Figure {
  const value = Math.round(perSecond * 60);
  const met = value >= RATE && oversoldBy === 0;
  const detail = { oversold: oversoldBy, places: PLACES, clients: CLIENTS, answers, p99: `${p99} ms` };
  return { bench: 'registration.rate', value, unit: 'per minute', target: `>= ${RATE}`, met, ...detail };
}

function ratioFigure(api: number, bare: number, seen: { ours: string[]; theirs: string[] }): Figure {
  const value = Number((api / bare).toFixed(3));
  const sameStatements = JSON.stringify(seen.ours) === JSON.stringify(seen.theirs);
  const detail = { bare: `${Math.round(bare * 60)} per minute`, statements: seen.theirs.length, sameStatements };
  return {
    bench: 'registration.ratio',
    value,
    unit: 'of bare pg',
    target: `>= ${RATIO}`,
    met: value >= RATIO && sameStatements,
    ...detail,
  };
}
