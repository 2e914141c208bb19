import { COUNTED_AS, REGISTRATION_STATUSES } from '@pho-hien/events-core';
import { sql as raw } from 'kysely';
import type { EventsSql } from '../sql.ts';

/** A ticket type whose counts differ from its registrations. There is never one. */
export interface PlacesOutOfStep {
  readonly id: string;
  readonly counted: readonly [confirmed: number, held: number, waiting: number];
  readonly registered: readonly [confirmed: number, held: number, waiting: number];
}

const countedAs = (count: string) => REGISTRATION_STATUSES.filter((status) => COUNTED_AS[status] === count);

/** Counts the registrations and the reserved places of every ticket type and gives those whose counts say something else. */
export async function placesOutOfStep(sql: EventsSql): Promise<PlacesOutOfStep[]> {
  const { rows } = await raw<PlacesOutOfStep>`
    with registered as (
      select ticket_types.id, array[
        count(*) filter (where status = any(${countedAs('confirmed')})),
        count(*) filter (where status = any(${countedAs('held')}))
          + (select count(*) from reserved_places where ticket_type_id = ticket_types.id and status = 'RESERVED'),
        count(*) filter (where status = any(${countedAs('waiting')}))]::int[] as registered
      from ticket_types left join registrations on registrations.ticket_type_id = ticket_types.id
      group by ticket_types.id)
    select id, array[confirmed_count, held_count, waiting_count] as counted, registered
    from ticket_types join registered using (id)
    where array[confirmed_count, held_count, waiting_count] <> registered
    order by id`.execute(sql);
  return rows;
}
