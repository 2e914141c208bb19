import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from '../root.ts';
import type { Figure } from './figure.ts';
import { runScript } from './kit/scripts.ts';
import { documentId, onDatabase, type Stage, startStage } from './kit/stage.ts';

const PEOPLE = 500;
const CLIENTS = 50;
/** A job offers what is free at once; a minute later the sweep would have. */
const PATIENCE_MS = 90_000;

/** The operations that the pages send, word for word. */
const pages = join(root, 'apps/web/src/lib/features');
const REGISTER = readFileSync(join(pages, 'registration/registration.graphql'), 'utf8');
const CANCEL = /mutation CancelByWallet[\s\S]*?\n\}\n/.exec(
  readFileSync(join(pages, 'tickets/tickets.graphql'), 'utf8'),
)![0];

interface Counts {
  readonly confirmed: number;
  readonly offered: number;
  readonly waiting: number;
  readonly tickets: number;
  readonly outOfStep: number;
}

/**
 * `waitlist.race`: 500 people cancel while 500 others join the waitlist of the same full ticket type, through
 * HTTP and GraphQL. The value is places given twice plus places left empty while somebody waits.
 */
export async function* run(): AsyncGenerator<Figure> {
  let ticketTypeId = '';
  const stage = await startStage([REGISTER, CANCEL], async (environment) => {
    const places = { BENCH_PLACES: String(PEOPLE) };
    const printed = await runScript('tools/bench/waitlist/prepare.ts', { ...environment, ...places });
    ({ ticketTypeId } = JSON.parse(printed) as { ticketTypeId: string });
  });
  try {
    const told = JSON.parse(await load(stage, ticketTypeId)) as { answers: Record<string, number>; seconds: number };
    const ended = performance.now();
    const counts = await settled(stage, ticketTypeId);
    const settledAfter = Math.round(performance.now() - ended);
    const given = counts.confirmed + counts.offered;
    const givenTwice = Math.max(0, given - PEOPLE, counts.tickets - counts.confirmed);
    const leftEmpty = Math.min(counts.waiting, Math.max(0, PEOPLE - given));
    const value = givenTwice + leftEmpty;
    const met = value === 0 && counts.outOfStep === 0;
    const detail = { givenTwice, leftEmpty, ...counts, settledAfter: `${settledAfter} ms`, ...told };
    yield { bench: 'waitlist.race', value, unit: 'places wrong', target: '0', met, ...detail };
  } finally {
    await stage.stop();
  }
}

function load({ graphqlUrl }: Stage, ticketTypeId: string): Promise<string> {
  return runScript('tools/bench/waitlist/load.ts', {
    GRAPHQL_URL: graphqlUrl,
    REGISTER_ID: documentId(REGISTER),
    CANCEL_ID: documentId(CANCEL),
    TICKET_TYPE_ID: ticketTypeId,
    CLIENTS: String(CLIENTS),
    PEOPLE: String(PEOPLE),
  });
}

/** What the rows say once nobody waits for a free place, or once patience ends. */
async function settled({ databaseUrl }: Stage, ticketTypeId: string): Promise<Counts> {
  for (const end = performance.now() + PATIENCE_MS; ;) {
    const counts = await countsOf(databaseUrl, ticketTypeId);
    const free = PEOPLE - counts.confirmed - counts.offered;
    if (free === 0 || counts.waiting === 0 || performance.now() > end) return counts;
    await sleep(100);
  }
}

async function countsOf(url: string, ticketTypeId: string): Promise<Counts> {
  const [row] = await onDatabase<Counts>(
    url,
    `with rows as (
       select count(*) filter (where status = 'CONFIRMED')::int as confirmed,
              count(*) filter (where status = 'OFFERED')::int as offered,
              count(*) filter (where status = 'WAITLISTED')::int as waiting
       from registrations where ticket_type_id = $1)
     select rows.*,
            (select count(*)::int from tickets t join registrations r on r.id = t.registration_id
              where r.ticket_type_id = $1 and t.status = 'VALID') as tickets,
            (abs(confirmed_count - confirmed) + abs(held_count - offered) + abs(waiting_count - waiting)) as "outOfStep"
     from rows, ticket_types where id = $1`,
    [ticketTypeId],
  );
  return row!;
}
