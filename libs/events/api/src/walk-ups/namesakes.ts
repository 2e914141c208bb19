import { LIVE_REGISTRATION_STATUSES, type Namesake, type WalkUp } from '@pho-hien/events-core';
import { searchKey } from '@pho-hien/kernel';
import type { Transaction } from '@pho-hien/platform';
import { eventsSql } from '../sql.ts';

/** Those of a walk-up's name and address who are registered for the ticket type, the newest first; without an address nobody can tell. */
export async function namesakesOf(
  tx: Transaction,
  ticketTypeId: string,
  { email, fullName }: Pick<WalkUp, 'email' | 'fullName'>,
): Promise<Namesake[]> {
  if (email === '') return [];
  const rows = await eventsSql(tx)
    .selectFrom('registrations')
    .leftJoin('tickets', (join) =>
      join.onRef('tickets.registration_id', '=', 'registrations.id').on('tickets.status', '=', 'VALID'),
    )
    .select(['registrations.id as registrationId', 'tickets.id as validTicketId'])
    .where('ticket_type_id', '=', ticketTypeId)
    .where('email', '=', email)
    .where('search_name', '=', searchKey(fullName))
    .where('registrations.status', 'in', LIVE_REGISTRATION_STATUSES)
    .orderBy('registrations.id', 'desc')
    .execute();
  return rows;
}

/** The number that tells one more of that name and address from all before. The caller holds the ticket type. */
export async function nextNamesake(
  tx: Transaction,
  ticketTypeId: string,
  { email, fullName }: Pick<WalkUp, 'email' | 'fullName'>,
): Promise<number> {
  const { last } = await eventsSql(tx)
    .selectFrom('registrations')
    .select(({ fn }) => fn.max('namesake').as('last'))
    .where('ticket_type_id', '=', ticketTypeId)
    .where('email', '=', email)
    .where('search_name', '=', searchKey(fullName))
    .executeTakeFirstOrThrow();
  return Number(last ?? 0) + 1;
}
