import { type CodeFacts, decideCheckIn, type Decision, type Override, UNUSED } from '@pho-hien/check-in-core';
import type { Direction } from '#generated/graphql.ts';
import type { ReadCode } from './read-code.ts';
import type { TicketList } from './ticket-list.ts';
import type { WaitingFacts } from './waiting-facts.ts';

/** What a decision on this device rests on. */
export interface Presented {
  readonly code: ReadCode;
  readonly listId: string;
  readonly gateId: string;
  readonly direction: Direction;
  /** By the corrected clock. */
  readonly at: Date;
  readonly override: Override | null;
  /** The ids of the questions that have an answer. */
  readonly answered: readonly string[];
}

/** Decides by the very rule that the server runs, on this device's own list and what waits on top of it. */
export function decideHere(list: TicketList, waiting: WaitingFacts, presented: Presented): Decision {
  const { code, listId, gateId, direction, at, override, answered } = presented;
  const rules = list.rulesOf(listId);
  if (!rules) throw new Error(`This gate does not scan for the list ${listId}`);
  const matches = code.shortCode === null ? [] : list.shortCodeMatches(code.shortCode);
  const ticketId = code.signed?.token.ticketId ?? (matches.length === 1 ? matches[0]! : null);
  const known = ticketId === null ? null : list.ticket(ticketId);
  const standing = (id: string) => waiting.standing(list.standing(listId, id), listId, id, rules, gateId);
  return decideCheckIn(
    {
      deviceRevoked: false,
      eventNumber: list.head.eventNumber,
      list: list.head.eventCancelled ? { ...rules, closed: true } : rules,
      code: codeFacts(code, matches.length),
      ticket: known,
      knowsEveryTicket: false,
      state: ticketId === null ? UNUSED : standing(ticketId),
      signedUp: ticketId === null || list.signedUp(listId, ticketId),
      insideNow: list.insideOf(listId) + waiting.insideDelta(listId),
    },
    { direction, at, answered, override },
  );
}

function codeFacts(code: ReadCode, matches: number): CodeFacts {
  if (code.kind === 'token' && code.signed)
    return { kind: 'token', token: code.signed.token, signatureValid: code.signatureValid };
  // Names are looked up by the server alone, so nobody's identity is ever confirmed here.
  return code.kind === 'shortCode' ? { kind: 'shortCode', matches, identityConfirmed: false } : { kind: 'notATicket' };
}
