import type { CheckInList } from './check-in-list.ts';
import { isEntryTime } from './check-in-list.ts';
import type { Direction, TicketOnList } from './entry-rule.ts';
import { judgeEntry, standingAt } from './entry-rule.ts';
import type { Override } from './override.ts';
import { judgeOverride } from './override.ts';
import type { DenialReason, OkReason, Verdict, VerdictReason } from './reasons.ts';
import type { TicketToken } from '@pho-hien/events-core';

/** What is known about the code that was presented. */
export type CodeFacts =
  | { readonly kind: 'notATicket' }
  /** A QR code. A signature made with a key that is unknown here or has been revoked is not valid. */
  | { readonly kind: 'token'; readonly token: TicketToken; readonly signatureValid: boolean }
  /** A typed code: how many tickets it may mean, and whether the steward has picked the person. */
  | { readonly kind: 'shortCode'; readonly matches: number; readonly identityConfirmed: boolean };

/** What whoever decides knows about the ticket. */
export interface KnownTicket {
  readonly ticketId: string;
  readonly ticketTypeNumber: number;
  /** A reissued ticket is `REPLACED`: its old code is refused as revoked. */
  readonly status: 'VALID' | 'REVOKED' | 'REPLACED' | 'CANCELLED';
  /** Held back by the organisers for the time being. */
  readonly blocked: boolean;
  readonly validFrom: Date | null;
  readonly validUntil: Date | null;
}

/** Everything the decision rests on, loaded before; the signature has been checked. */
export interface CheckInFacts {
  readonly deviceRevoked: boolean;
  /** The number of the event at whose gate we stand. */
  readonly eventNumber: number;
  readonly list: CheckInList;
  readonly code: CodeFacts;
  /** `null`: not known here, or a typed code that may still mean several. */
  readonly ticket: KnownTicket | null;
  /** `true` on the server; a device may meet a ticket sold a minute ago. */
  readonly knowsEveryTicket: boolean;
  readonly state: TicketOnList;
  /** The holder has a place in the list's session; `true` for a list of no session, or of one without sign-ups. */
  readonly signedUp: boolean;
  /** Persons inside, over the whole list. */
  readonly insideNow: number;
}

/** What happened at the gate. */
export interface Scan {
  readonly direction: Direction;
  /** By the corrected clock of whoever decides. */
  readonly at: Date;
  /** The ids of the questions that have an answer. */
  readonly answered: readonly string[];
  readonly override: Override | null;
}

/** What the gate says, and everything its screen and the ledger need. */
export interface Decision {
  readonly verdict: Verdict;
  readonly reason: VerdictReason;
  readonly ticketId: string | null;
  /** `false` for a validly signed ticket that the list here does not know yet. */
  readonly onList: boolean;
  /** With `ALREADY_USED`: when and at which gate. */
  readonly usedAt: Date | null;
  readonly usedGateId: string | null;
  /** With `QUESTIONS_REQUIRED`: what is still to be asked. */
  readonly questionIds: readonly string[];
  /** A supervisor asked to let the person in all the same, needed or not. */
  readonly overrideAsked: boolean;
  /** The denial that the override set aside; `null` when none was needed. */
  readonly overridden: DenialReason | null;
}

/**
 * Decides a scan: the one rule that the server and every device run.
 *
 * Pure and synchronous. Where several reasons apply, the first in the order of `DENIAL_REASONS`,
 * then of `INCOMPLETE_REASONS`, is given. Times bind who comes in; who leaves is let out late.
 */
export function decideCheckIn(facts: CheckInFacts, scan: Scan): Decision {
  const standing = standingAt(facts.state, facts.list, scan.at);
  const ticket = ticketOf(facts);
  const denial = denialOf(facts, scan, standing, ticket);
  const decision: Decision = {
    verdict: 'OK',
    reason: passingReason(scan, standing),
    ticketId: ticket?.ticketId ?? null,
    onList: ticket !== null && ticket === facts.ticket,
    usedAt: null,
    usedGateId: null,
    questionIds: [],
    overrideAsked: scan.override !== null,
    overridden: null,
  };

  const overridden = denial && scan.override && judgeOverride(scan.override, denial) === null ? denial : null;
  if (denial && !overridden) {
    const used = denial === 'ALREADY_USED' ? standing.lastEntry : null;
    return {
      ...decision,
      verdict: 'DENIED',
      reason: denial,
      usedAt: used?.at ?? null,
      usedGateId: used?.gateId ?? null,
    };
  }
  if (facts.code.kind === 'shortCode' && !(facts.code.identityConfirmed && ticket)) {
    return { ...decision, verdict: 'INCOMPLETE', reason: 'IDENTITY_CHECK' };
  }
  const questionIds = openQuestions(facts.list, scan, standing);
  if (questionIds.length > 0) return { ...decision, verdict: 'INCOMPLETE', reason: 'QUESTIONS_REQUIRED', questionIds };
  return { ...decision, overridden };
}

/** The first reason to refuse, in the order of `DENIAL_REASONS`. */
function denialOf(
  facts: CheckInFacts,
  scan: Scan,
  standing: TicketOnList,
  ticket: KnownTicket | null,
): DenialReason | null {
  const { code, list } = facts;
  if (facts.deviceRevoked) return 'DEVICE_REVOKED';
  if (list.closed) return 'LIST_CLOSED';
  if (code.kind === 'notATicket') return 'NOT_A_TICKET';
  if (code.kind === 'token' && code.token.eventNumber !== facts.eventNumber) return 'WRONG_EVENT';
  if (code.kind === 'token' && !code.signatureValid) return 'BAD_SIGNATURE';

  if (!ticket) return code.kind === 'shortCode' && code.matches > 1 ? null : 'UNKNOWN_TICKET';
  if (ticket.status === 'CANCELLED') return 'CANCELLED';
  if (ticket.status !== 'VALID') return 'REVOKED';
  if (ticket.blocked) return 'BLOCKED';
  if (!list.ticketTypeNumbers.includes(ticket.ticketTypeNumber)) return 'NOT_ON_LIST';

  if (scan.direction === 'EXIT') return list.exits && standing.inside > 0 ? null : 'NOT_INSIDE';
  if (!facts.signedUp) return 'NOT_ON_LIST';
  if (ticket.validFrom && scan.at < ticket.validFrom) return 'NOT_YET_VALID';
  if (ticket.validUntil && scan.at >= ticket.validUntil) return 'EXPIRED';
  if (!isEntryTime(list, scan.at)) return 'OUTSIDE_ENTRY_WINDOW';
  if (judgeEntry(standing, list) === 'ALREADY_USED') return 'ALREADY_USED';
  return list.capacity !== null && facts.insideNow >= list.capacity ? 'ROOM_FULL' : null;
}

/**
 * The ticket as known, or what a signed code says of one too new to be known here. A code that
 * proves nothing leads to no ticket: the screen of a forged one must not show the holder's name.
 */
function ticketOf({ ticket, code, eventNumber, knowsEveryTicket }: CheckInFacts): KnownTicket | null {
  if (code.kind === 'notATicket') return null;
  if (code.kind === 'shortCode') return ticket;
  if (!code.signatureValid || code.token.eventNumber !== eventNumber) return null;
  return ticket ?? (knowsEveryTicket ? null : { ...code.token, status: 'VALID', blocked: false });
}

function passingReason(scan: Scan, standing: TicketOnList): OkReason {
  if (scan.direction === 'EXIT') return 'EXIT';
  return standing.uses === 0 ? 'FIRST_ENTRY' : 'REENTRY';
}

/** Whoever comes back was asked when they first came. */
function openQuestions(list: CheckInList, scan: Scan, standing: TicketOnList): string[] {
  if (scan.direction === 'EXIT' || standing.uses > 0) return [];
  return list.questions.filter(({ id, required }) => required && !scan.answered.includes(id)).map(({ id }) => id);
}
