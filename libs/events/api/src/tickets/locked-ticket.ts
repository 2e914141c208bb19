import { ticketLifecycle, TicketNotValid, type TicketStatus, type TicketStep } from '@pho-hien/events-core';
import { nextState } from '@pho-hien/kernel';
import { notFound, type Transaction } from '@pho-hien/platform';
import { lockRegistration, type LockedRegistration } from '../registrations/locked-registration.ts';
import { eventsSql } from '../sql.ts';

/** A ticket under the lock of its registration, which guards all its tickets. */
export interface LockedTicket {
  readonly id: string;
  readonly shortCode: string;
  readonly registration: LockedRegistration;
  /** Where the step leads. */
  readonly next: TicketStatus;
}

/** Locks a ticket for a step of its lifecycle. Throws `TicketNotValid`, `NOT_FOUND`. */
export async function lockTicket(tx: Transaction, id: string, step: TicketStep): Promise<LockedTicket> {
  const find = () =>
    eventsSql(tx)
      .selectFrom('tickets')
      .select(['registration_id', 'status', 'short_code'])
      .where('id', '=', id)
      .executeTakeFirst();
  const found = await find();
  if (!found) throw notFound();
  const registration = await lockRegistration(tx, found.registration_id);
  const { status, short_code } = (await find())!;
  const next = nextState(ticketLifecycle, status, step);
  if (!next) throw new TicketNotValid({ status });
  return { id, shortCode: short_code, registration, next };
}
