import { Injectable } from '@nestjs/common';
import { inEvent, type Scope } from '@pho-hien/kernel';
import { Database } from '@pho-hien/platform';
import { type BoothsSql, boothsSql } from '../sql.ts';
import type { HallPlanType, HallType } from './hall.graphql.ts';

/** Reads of halls and their plans, for organisers. */
@Injectable()
export class HallQueries {
  constructor(private readonly database: Database) {}

  private get sql(): BoothsSql {
    return boothsSql(this.database.reader);
  }

  /** The halls of an event, in the order in which they were made. */
  async ofEvent(eventId: string): Promise<HallType[]> {
    return this.read((query) => query.where('halls.event_id', '=', eventId));
  }

  /** Throws when there is none. */
  async byId(id: string): Promise<HallType> {
    const [hall] = await this.read((query) => query.where('halls.id', '=', id));
    if (!hall) throw new Error(`No hall ${id}`);
    return hall;
  }

  /** The plan of each hall that everybody sees; halls of which nothing was published are left out. */
  async publishedPlans(hallIds: readonly string[]): Promise<Map<string, HallPlanType>> {
    if (hallIds.length === 0) return new Map();
    const rows = await this.sql
      .selectFrom('hall_plans')
      .innerJoin('halls', (join) =>
        join.onRef('halls.id', '=', 'hall_plans.hall_id').onRef('published_version', '=', 'hall_plans.version'),
      )
      .select(['hall_id', 'plan'])
      .where('hall_id', 'in', hallIds)
      .execute();
    return new Map(rows.map(({ hall_id, plan }) => [hall_id, plan as HallPlanType]));
  }

  /** Of which event a hall is; null when there is none. */
  async eventOf(id: string): Promise<string | null> {
    const row = await this.sql.selectFrom('halls').select('event_id').where('id', '=', id).executeTakeFirst();
    return row?.event_id ?? null;
  }

  /** Where rights over a hall are held. */
  async scopeOf(id: string): Promise<Scope | null> {
    const eventId = await this.eventOf(id);
    return eventId === null ? null : inEvent(eventId);
  }

  private async read(narrow: (query: HallsQuery) => HallsQuery): Promise<HallType[]> {
    const rows = await narrow(hallsQuery(this.sql)).orderBy('halls.id').execute();
    const counts = await this.counts(rows.map(({ id }) => id));
    return rows.map((row) => ({
      id: row.id,
      eventId: row.event_id,
      version: row.version,
      plan: row.draft as HallPlanType,
      publishedVersion: row.published_version,
      changed: row.changed,
      openBooths: counts.get(row.id)?.open ?? 0,
      takenBooths: counts.get(row.id)?.taken ?? 0,
    }));
  }

  private async counts(hallIds: readonly string[]): Promise<Map<string, { open: number; taken: number }>> {
    if (hallIds.length === 0) return new Map();
    const rows = await this.sql
      .selectFrom('booths')
      .leftJoin('booth_stays as stay', (join) =>
        join.onRef('stay.booth_id', '=', 'booths.id').on('stay.status', '<>', 'RELEASED'),
      )
      .select(({ fn }) => ['hall_id', fn.countAll<string>().as('open'), fn.count<string>('stay.id').as('taken')])
      .where('hall_id', 'in', hallIds)
      .where('closed', '=', false)
      .groupBy('hall_id')
      .execute();
    return new Map(rows.map(({ hall_id, open, taken }) => [hall_id, { open: Number(open), taken: Number(taken) }]));
  }
}

const hallsQuery = (sql: BoothsSql) =>
  sql
    .selectFrom('halls')
    .leftJoin('hall_plans', (join) =>
      join.onRef('hall_plans.hall_id', '=', 'halls.id').onRef('hall_plans.version', '=', 'published_version'),
    )
    .select(['halls.id', 'halls.event_id', 'halls.version', 'halls.draft', 'halls.published_version'])
    .select(({ eb, ref }) =>
      eb(ref('halls.draft'), 'is distinct from', ref('hall_plans.plan')).$castTo<boolean>().as('changed'),
    );
type HallsQuery = ReturnType<typeof hallsQuery>;
