import { Injectable } from '@nestjs/common';
import { Database } from '@pho-hien/platform';
import { StandCallQueries } from '../requests/stand-call.queries.ts';
import { type BoothsSql, boothsSql } from '../sql.ts';
import type { Exhibitor, MapHall, StandMap } from './stand-map.graphql.ts';

/** Reads what visitors see: published plans, and exhibitors who confirmed. */
@Injectable()
export class StandMapQueries {
  constructor(
    private readonly database: Database,
    private readonly calls: StandCallQueries,
  ) {}

  private get sql(): BoothsSql {
    return boothsSql(this.database.reader);
  }

  /** The event of this address with its status; undefined where there is none. */
  async eventOf(slug: string) {
    return this.sql
      .selectFrom('events')
      .select(['id', 'slug', 'status', 'name'])
      .where('slug', '=', slug)
      .executeTakeFirst();
  }

  /** Where everybody stands at an event. */
  async of(event: NonNullable<Awaited<ReturnType<StandMapQueries['eventOf']>>>): Promise<StandMap> {
    const [call, halls, exhibitors] = await Promise.all([
      this.calls.of(event.id),
      this.plansOf(event.id),
      this.exhibitorsOf(event.id),
    ]);
    return {
      eventId: event.id,
      slug: event.slug,
      eventName: event.name,
      takesRequests: event.status === 'PUBLISHED' && (call?.open ?? false),
      halls: halls.map(({ hall_id, version, plan }): MapHall => ({
        id: hall_id,
        version,
        name: plan.name,
        width: plan.width,
        depth: plan.depth,
        zones: plan.zones.map(({ id, name }) => ({ id, name })),
        booths: [...plan.booths],
        marks: [...plan.marks],
        exhibitors: plan.booths.flatMap(({ id }) => exhibitors.get(id) ?? []),
      })),
    };
  }

  private plansOf(eventId: string) {
    return this.sql
      .selectFrom('hall_plans')
      .innerJoin('halls', (join) =>
        join.onRef('halls.id', '=', 'hall_plans.hall_id').onRef('published_version', '=', 'hall_plans.version'),
      )
      .select(['hall_id', 'hall_plans.version', 'plan'])
      .where('event_id', '=', eventId)
      .orderBy('hall_id')
      .execute();
  }

  private async exhibitorsOf(eventId: string): Promise<Map<string, Exhibitor>> {
    const rows = await this.sql
      .selectFrom('booth_stays as stay')
      .innerJoin('stand_requests as request', 'request.id', 'request_id')
      .innerJoin('organisations', 'organisations.id', 'organisation_id')
      .select(['booth_id', 'organisation_id', 'name', 'field', 'website', 'introduction', 'products'])
      .where('event_id', '=', eventId)
      .where('stay.status', '=', 'CONFIRMED')
      .execute();
    return new Map(
      rows.map(({ booth_id: boothId, organisation_id: organisationId, ...told }) => [
        boothId,
        { boothId, organisationId, ...told },
      ]),
    );
  }
}
