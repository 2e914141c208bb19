import { instantOf } from '@pho-hien/kernel';
import type { CheckInFacts, KnownTicket, Scan } from './decide-check-in.ts';
import { UNUSED } from './entry-rule.ts';
import type { CheckInList } from './check-in-list.ts';
import type { TicketToken } from '@pho-hien/events-core';

/** Vietnam time on the first day of the festival. */
export const at = (time: string, day = '2026-12-12') => instantOf(day, time);

/** A list that lets ticket type 1 in once, with exits and re-entry. */
export const list: CheckInList = {
  closed: false,
  ticketTypeNumbers: [1],
  windows: [{ from: at('08:00'), until: at('17:00') }],
  toleranceMinutes: 15,
  entry: 'ONCE',
  maxPerDay: null,
  exits: true,
  reentry: true,
  capacity: 10,
  questions: [],
};

/** A ticket of type 1, valid on that day. */
export const ticket: KnownTicket = {
  ticketId: '0193a000-0000-7000-8000-0123456789ab',
  ticketTypeNumber: 1,
  status: 'VALID',
  blocked: false,
  validFrom: at('00:00'),
  validUntil: at('00:00', '2026-12-13'),
};

/** What that ticket's code says. */
export const token: TicketToken = {
  flags: 0,
  keyId: 0,
  eventNumber: 142,
  ticketId: ticket.ticketId,
  ticketTypeNumber: 1,
  validFrom: ticket.validFrom,
  validUntil: ticket.validUntil,
};

/** Everything in order: the ticket's own code, never used before. */
export const facts: CheckInFacts = {
  deviceRevoked: false,
  eventNumber: 142,
  list,
  code: { kind: 'token', token, signatureValid: true },
  ticket,
  knowsEveryTicket: true,
  state: UNUSED,
  signedUp: true,
  insideNow: 0,
};

/** Somebody comes in at half past nine. */
export const scan: Scan = { direction: 'ENTRY', at: at('09:30'), answered: [], override: null };
