import { Injectable } from '@nestjs/common';
import { Database } from '@pho-hien/platform';
import { sql as raw } from 'kysely';
import { eventsSql } from '../sql.ts';
import type { RegistrationDayType, RegistrationTotalType } from './desk.graphql.ts';

/** What an event's desk counts. */
@Injectable()
export class DeskQueries {
  constructor(private readonly database: Database) {}

  /** One line for each status that some registration of the event has. */
  async totals(eventId: string): Promise<RegistrationTotalType[]> {
    return eventsSql(this.database.reader)
      .selectFrom('registrations')
      .where('event_id', '=', eventId)
      .select(({ fn }) => ['status', fn.countAll<number>().as('total'), fn.min('submitted_at').as('oldestSubmittedAt')])
      .groupBy('status')
      .execute()
      .then((rows) => rows.map((row) => ({ ...row, total: Number(row.total) })));
  }

  /** One line for each day in Vietnam on which somebody registered, in order. */
  async days(eventId: string): Promise<RegistrationDayType[]> {
    const day = raw<string>`to_char(submitted_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD')`;
    return eventsSql(this.database.reader)
      .selectFrom('registrations')
      .where('event_id', '=', eventId)
      .select(({ fn }) => [
        day.as('date'),
        fn.countAll<number>().as('sent'),
        fn.countAll<number>().filterWhere('status', '=', 'CONFIRMED').as('confirmed'),
      ])
      .groupBy(day)
      .orderBy(day)
      .execute()
      .then((rows) => rows.map((row) => ({ ...row, sent: Number(row.sent), confirmed: Number(row.confirmed) })));
  }
}
