import type { Decision } from '@pho-hien/check-in-core';
import { newId } from '@pho-hien/kernel';
import type { Direction, ScanMethod, TicketAtGateFragment } from '#generated/graphql.ts';
import type { DecidedScan } from './decide.ts';
import type { Presented } from './decide-here.ts';
import type { GateClock } from './gate-clock.ts';
import type { NewScan } from './kept-fact.ts';
import type { TicketList } from './ticket-list.ts';

/** The fact that a decision made here becomes. */
export function newScanOf(
  decision: Decision,
  { code, listId, direction, at, answered }: Presented,
  turn: {
    readonly method: ScanMethod;
    readonly override: { readonly overridesScanId: string; readonly reason: string } | null;
  },
  { clock, cursor }: { readonly clock: GateClock; readonly cursor: string },
): NewScan {
  // A forged code names a ticket too: which one is worth knowing, though it led to none.
  const ticketId = decision.ticketId ?? code.signed?.token.ticketId ?? null;
  return {
    kind: 'scan',
    scanId: newId(),
    listId,
    direction,
    method: turn.method,
    scannedAt: new Date(clock.deviceNow()).toISOString(),
    at: at.toISOString(),
    ticketId,
    codeDigest: ticketId === null ? code.digest : null,
    verdict: decision.verdict,
    reason: decision.reason,
    onList: decision.onList,
    usedAt: decision.usedAt?.toISOString() ?? null,
    usedGateId: decision.usedGateId || null,
    identityConfirmed: false,
    answered,
    answers: null,
    override: turn.override && { ...turn.override, overridden: decision.overridden },
    cursor,
  };
}

/** The same for the screen. */
export function asDecided(
  decision: Decision,
  direction: Direction,
  ticket: TicketAtGateFragment | null,
  list: TicketList,
): DecidedScan {
  return {
    verdict: decision.verdict,
    reason: decision.reason,
    direction,
    onList: decision.onList,
    // Whose it is, is said of a ticket that was recognised, never of a forged one.
    ticket: decision.ticketId === null ? null : ticket,
    usedAt: decision.usedAt?.toISOString() ?? null,
    usedGate: list.gateName(decision.usedGateId),
    candidates: [],
  };
}
