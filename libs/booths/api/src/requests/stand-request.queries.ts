import { Inject, Injectable } from '@nestjs/common';
import { hasRunOut } from '@pho-hien/booths-core';
import { type Clock, inOrganisation, type Scope } from '@pho-hien/kernel';
import { CLOCK, Database } from '@pho-hien/platform';
import { type BoothsSql, boothsSql } from '../sql.ts';
import type { BoothStayType, StandRequestType } from './stand-request.graphql.ts';

/** The most requests in one list. */
const MOST = 2_000;

/** Reads of requests, for the organisations' own people and the organisers. */
@Injectable()
export class StandRequestQueries {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  private get sql(): BoothsSql {
    return boothsSql(this.database.reader);
  }

  /** Requests of an event that stand, in the order in which they came. */
  async ofEvent(eventId: string): Promise<StandRequestType[]> {
    return this.read((query) =>
      query.where('request.event_id', '=', eventId).where('request.status', '=', 'SUBMITTED'),
    );
  }

  /** What an organisation asked for, as its own people see it. */
  async ofOrganisation(organisationId: string): Promise<StandRequestType[]> {
    const requests = await this.read((query) => query.where('organisation_id', '=', organisationId));
    return requests.map(asOwn);
  }

  /** Throws when there is none. */
  async byId(id: string, to: 'organisers' | 'its own people'): Promise<StandRequestType> {
    const [request] = await this.read((query) => query.where('request.id', '=', id));
    if (!request) throw new Error(`No request ${id}`);
    return to === 'organisers' ? request : asOwn(request);
  }

  async byStay(stayId: string): Promise<StandRequestType> {
    const { request_id } = await this.sql
      .selectFrom('booth_stays')
      .select('request_id')
      .where('id', '=', stayId)
      .executeTakeFirstOrThrow();
    return this.byId(request_id, 'organisers');
  }

  /** Where rights of its own people are held; null when there is no such request. */
  async ownScopeOf(id: string): Promise<Scope | null> {
    const row = await this.sql
      .selectFrom('stand_requests')
      .select('organisation_id')
      .where('id', '=', id)
      .executeTakeFirst();
    return row ? inOrganisation(row.organisation_id) : null;
  }

  private async read(narrow: (query: RequestsQuery) => RequestsQuery): Promise<StandRequestType[]> {
    const rows = await narrow(requestsQuery(this.sql))
      .orderBy('submitted_at')
      .orderBy('request.id')
      .limit(MOST)
      .execute();
    const stays = await this.staysOf(rows.map(({ id }) => id));
    return rows.map((row) => asRequest(row, stays.get(row.id) ?? null));
  }

  private async staysOf(requestIds: readonly string[]): Promise<Map<string, BoothStayType>> {
    if (requestIds.length === 0) return new Map();
    const now = this.clock.now();
    const rows = await this.sql
      .selectFrom('booth_stays as stay')
      .innerJoin('booths', 'booths.id', 'stay.booth_id')
      .select(['stay.id', 'booth_id', 'request_id', 'number', 'status', 'watts', 'held_until', 'renewed', 'confirm_by'])
      .where('request_id', 'in', requestIds)
      .where('status', '<>', 'RELEASED')
      .execute();
    return new Map(
      rows
        .filter(({ status, held_until }) => status !== 'HELD' || !hasRunOut({ heldUntil: held_until! }, now))
        .map((row) => [
          row.request_id,
          {
            id: row.id,
            boothId: row.booth_id,
            number: row.number,
            status: row.status,
            watts: row.watts,
            heldUntil: row.held_until,
            renewed: row.renewed,
            confirmBy: row.confirm_by,
          },
        ]),
    );
  }
}

const requestsQuery = (sql: BoothsSql) =>
  sql
    .selectFrom('stand_requests as request')
    .innerJoin('organisations', 'organisations.id', 'request.organisation_id')
    .selectAll('request')
    .select(['organisations.name as organisation_name', 'organisations.field']);
type RequestsQuery = ReturnType<typeof requestsQuery>;
type RequestRow = Awaited<ReturnType<RequestsQuery['execute']>>[number];

/** While organisers hold a booth they are still deciding. */
const asOwn = (request: StandRequestType): StandRequestType =>
  request.stay?.status === 'HELD' ? { ...request, stay: null } : request;

function asRequest(row: RequestRow, stay: BoothStayType | null): StandRequestType {
  return {
    id: row.id,
    eventId: row.event_id,
    organisationId: row.organisation_id,
    organisationName: row.organisation_name,
    field: row.field,
    status: row.status,
    version: row.version,
    introduction: row.introduction,
    products: row.products,
    watts: row.watts,
    water: row.water,
    internet: row.internet,
    wishes: row.wishes,
    avoid: row.avoid,
    note: row.note,
    submittedAt: row.submitted_at,
    stay,
  };
}
