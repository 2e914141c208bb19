import { leaseUntil } from '@pho-hien/check-in-core';
import { EventDay } from '@pho-hien/events-api';
import { sqlOf, type Transaction } from '@pho-hien/platform';
import { sql } from 'kysely';
import { EventOver } from './device.graphql.ts';

/** Until when a device of this event may work when it is paired or renewed now; fails when the event is over. */
export async function eventLease(tx: Transaction, eventId: string, now: Date): Promise<Date> {
  const rows = await sqlOf(tx, EventDay)
    .selectFrom('event_days')
    .select(sql<string>`to_char(date, 'YYYY-MM-DD')`.as('day'))
    .where('event_id', '=', eventId)
    .execute();
  const days = rows.map(({ day }) => day);
  const until = leaseUntil(days, now);
  if (!until) throw new EventOver({ lastDay: days.sort().at(-1) ?? '' });
  return until;
}
