import {
  type CheckInFacts,
  type CodeFacts,
  decideCheckIn,
  type KnownTicket,
  type TicketOnList,
  type Verdict,
  type VerdictReason,
} from '@pho-hien/check-in-core';
import type { DeviceRights } from '@pho-hien/kernel';
import type { KnownList } from '../scans/known-lists.ts';
import type { LockedTicket } from './batch-statements.ts';
import type { ScanFactInput } from './sync.graphql.ts';

/** What the server would have said. */
export interface OwnVerdict {
  readonly verdict: Verdict;
  readonly reason: VerdictReason;
  readonly usedAt: Date | null;
  readonly usedGateId: string | null;
}

/**
 * What the server would have said of a scan that a device decided: kept beside the device's own
 * verdict, which alone says who is inside. How full the room was then is not known any more.
 */
export function judgeFact(
  fact: ScanFactInput,
  at: Date,
  list: KnownList,
  ticket: LockedTicket | null,
  state: TicketOnList,
  signedUp: boolean,
  rights: DeviceRights,
): OwnVerdict {
  if (!ticket) return { verdict: fact.verdict, reason: fact.reason, usedAt: null, usedGateId: null };
  const known: KnownTicket = {
    ticketId: ticket.id,
    ticketTypeNumber: ticket.type_number,
    status: ticket.status,
    blocked: false,
    validFrom: ticket.valid_from,
    validUntil: ticket.valid_until,
  };
  const facts: CheckInFacts = {
    deviceRevoked: false,
    eventNumber: list.eventNumber,
    list: { ...list.rules, capacity: null },
    code: codeOf(fact, known, list.eventNumber, ticket),
    ticket: known,
    knowsEveryTicket: true,
    state,
    signedUp,
    insideNow: 0,
  };
  const override = fact.override ? { rights, reason: fact.override.reason } : null;
  return decideCheckIn(facts, { direction: fact.direction, at, answered: fact.answeredQuestionIds ?? [], override });
}

function codeOf(fact: ScanFactInput, known: KnownTicket, eventNumber: number, ticket: LockedTicket): CodeFacts {
  if (fact.method === 'TYPED') return { kind: 'shortCode', matches: 1, identityConfirmed: fact.identityConfirmed };
  const token = { flags: 0, keyId: ticket.key_number, eventNumber, ...known };
  return { kind: 'token', token, signatureValid: ticket.key_status !== 'REVOKED' };
}
