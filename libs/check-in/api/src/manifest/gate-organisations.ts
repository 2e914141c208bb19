import { Injectable } from '@nestjs/common';
import { prepare, type PreparedStatement, runPrepared, shortTransaction, SqlPool } from '@pho-hien/platform';
import { sql as raw } from 'kysely';
import { GateOrganisation } from '../rows/index.ts';

/** Two bytes of a sealed name hold the number; the last of them says that there is none. */
const MOST = 65_535;
const EVENTS_KEPT = 20;

const lockEvent = prepare<{ eventId: string }>()('check_in_organisations_lock', [], (db, { eventId }) => {
  const statement = raw`select pg_advisory_xact_lock(hashtextextended('gate-organisations ' || ${eventId}::text, 0))`;
  return { compile: () => statement.compile(db) };
});

const addNames = prepare<{ eventId: string; names: readonly string[] }>()(
  'check_in_organisations_add',
  [],
  (db, { eventId, names }) => {
    const statement = raw<never>`
      insert into gate_organisations (event_id, number, name)
      select ${eventId}::uuid, number, name
      from (
        select name, row_number() over () - 1 + (
          select coalesce(max(number) + 1, 0) from gate_organisations where event_id = ${eventId}::uuid) as number
        from unnest(${names}::text[]) as given (name)
        where not exists (select from gate_organisations known
          where known.event_id = ${eventId}::uuid and known.name = given.name)
      ) as added
      where number < ${raw.lit(MOST)}`;
    return { compile: () => statement.compile(db) };
  },
) as PreparedStatement<{ eventId: string; names: readonly string[] }, never>;

const readNames = prepare<{ eventId: string; from: number }>()(
  'check_in_organisations',
  [GateOrganisation],
  (sql, { eventId, from }) =>
    sql
      .selectFrom('gate_organisations')
      .select(['number', 'name'])
      .where('event_id', '=', eventId)
      .where('number', '>=', from)
      .orderBy('number'),
);

/** The numbers of organisations in sealed names. A number that was given is never given again, so it may be kept in memory. */
@Injectable()
export class GateOrganisations {
  private readonly events = new Map<string, Map<string, number>>();

  constructor(private readonly pool: SqlPool) {}

  /** The names from a number on, in the order of their numbers. */
  async from(eventId: string, from: number): Promise<string[]> {
    return (await runPrepared(this.pool, readNames, { eventId, from })).map(({ name }) => name);
  }

  /** The numbers of these names; one that is left out got none, because all are used up. */
  async numbersOf(eventId: string, names: Iterable<string>): Promise<ReadonlyMap<string, number>> {
    const known = this.knownOf(eventId);
    const wanted = [...new Set(names)];
    if (wanted.every((name) => known.has(name))) return known;
    await this.readInto(known, eventId);
    const unknown = wanted.filter((name) => !known.has(name));
    if (unknown.length > 0 && known.size < MOST) {
      await shortTransaction(this.pool, async ({ run, finish }) => {
        await run(lockEvent, { eventId });
        await finish(addNames, { eventId, names: unknown });
      });
      await this.readInto(known, eventId);
    }
    return known;
  }

  private async readInto(known: Map<string, number>, eventId: string): Promise<void> {
    const rows = await runPrepared(this.pool, readNames, { eventId, from: known.size });
    for (const { name, number } of rows) known.set(name, number);
  }

  private knownOf(eventId: string): Map<string, number> {
    const known = this.events.get(eventId);
    if (known) return known;
    if (this.events.size >= EVENTS_KEPT) this.events.clear();
    const made = new Map<string, number>();
    this.events.set(eventId, made);
    return made;
  }
}
