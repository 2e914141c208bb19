import {
  type CheckInFacts,
  type ClockOffset,
  type CodeFacts,
  correctedTime,
  type Decision,
  decideCheckIn,
  type KnownTicket,
  measureClock,
  type Scan,
  type TicketOnList,
  UNUSED,
} from '@pho-hien/check-in-core';
import type { KnownList } from './known-lists.ts';
import type { ReadCode } from './read-code.ts';
import type { RedeemTicketInput } from './scan.graphql.ts';
import type { ScanFactsRow } from './scan-facts.ts';
import type { TypedCode } from './typed-code.ts';

/** A decided scan, with the time it is kept under. */
export interface JudgedScan {
  readonly decision: Decision;
  readonly correctedAt: Date;
  /** Where the ticket stood before. */
  readonly state: TicketOnList;
  /** What is known of the device's clock after this message. */
  readonly clock: ClockOffset;
}

/** Puts what the database said before the rule, and asks it. */
export function judgeScan(
  row: ScanFactsRow,
  list: KnownList,
  code: ReadCode,
  typed: TypedCode,
  input: RedeemTicketInput,
  receivedAt: Date,
): JudgedScan {
  const clock = measureClock(clockOf(row), input.sentAt ?? input.scannedAt, receivedAt);
  const correctedAt = correctedTime({
    scannedAt: input.scannedAt,
    offset: clock.offset,
    receivedAt,
    previous: row.previous_at,
    following: row.following_at,
  });
  const state = stateOf(row);
  const facts: CheckInFacts = {
    deviceRevoked: row.revoked_at !== null,
    eventNumber: list.eventNumber,
    list: list.rules,
    code: codeFactsOf(code, typed, row),
    ticket: ticketOf(row, code),
    knowsEveryTicket: true,
    state,
    signedUp: row.session_places === null || row.seat_session_id !== null,
    insideNow: row.list_inside ?? 0,
  };
  const scan: Scan = {
    direction: input.direction,
    at: correctedAt,
    answered: input.answeredQuestionIds ?? [],
    override: input.override ? { rights: row.rights, reason: input.override.reason } : null,
  };
  return { decision: decideCheckIn(facts, scan), correctedAt, state, clock };
}

function codeFactsOf(code: ReadCode, typed: TypedCode, row: ScanFactsRow): CodeFacts {
  switch (code.kind) {
    case 'notATicket':
      return code;
    case 'token':
      return { kind: 'token', token: code.token, signatureValid: isSigned(code, row) };
    case 'shortCode':
      return { kind: 'shortCode', matches: typed.candidates.length, identityConfirmed: typed.identityConfirmed };
  }
}

/** The signature is right, and its key has not been revoked. */
function isSigned(code: ReadCode & { kind: 'token' }, row: ScanFactsRow): boolean {
  return code.genuine && row.key_status !== null && row.key_status !== 'REVOKED';
}

function ticketOf(row: ScanFactsRow, code: ReadCode): KnownTicket | null {
  if (row.ticket_id === null || row.ticket_status === null || row.type_number === null) return null;
  if (code.kind === 'token' && !isSigned(code, row)) return null;
  return {
    ticketId: row.ticket_id,
    ticketTypeNumber: row.type_number,
    status: row.ticket_status,
    blocked: false,
    validFrom: row.valid_from,
    validUntil: row.valid_until,
  };
}

function clockOf({ clock_offset_ms: offset, clock_measured_at: measuredAt }: ScanFactsRow): ClockOffset | null {
  return offset !== null && measuredAt !== null ? { offset, measuredAt } : null;
}

function stateOf(row: ScanFactsRow): TicketOnList {
  if (row.version === null) return UNUSED;
  const { last_entry_scan_id: scanId, last_entry_at: at, last_entry_gate_id: gateId } = row;
  return {
    day: row.day,
    uses: row.uses ?? 0,
    inside: row.inside ?? 0,
    lastEntry: scanId && at && gateId ? { scanId, at, gateId } : null,
  };
}
