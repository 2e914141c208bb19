import type { JudgedScan } from './judge-scan.ts';
import type { RedeemTicketInput, ScannedTicket, ScanRecorded } from './scan.graphql.ts';
import type { ScanFactsRow } from './scan-facts.ts';
import type { StoredScan } from './stored-scan.ts';

/** What the device is told of a scan. */
export function answerOf(
  input: RedeemTicketInput,
  { decision }: JudgedScan,
  row: ScanFactsRow,
  candidates: readonly ScannedTicket[],
  insideDelta: number,
): ScanRecorded {
  const { verdict, reason } = decision;
  const unnamed = reason === 'DEVICE_REVOKED' || reason === 'IDENTITY_CHECK';
  return {
    scanId: input.scanId,
    verdict,
    reason,
    onList: decision.onList,
    direction: input.direction,
    ticket: unnamed || decision.ticketId === null ? null : ticketOf(decision.ticketId, row),
    usedAt: decision.usedAt,
    usedGate: decision.usedAt ? row.used_gate_name : null,
    candidates: reason === 'IDENTITY_CHECK' ? [...candidates] : [],
    insideNow: (row.list_inside ?? 0) + insideDelta,
  };
}

/** What the device was told of a scan that it sent before. */
export function storedAnswer(
  stored: StoredScan,
  row: ScanFactsRow,
  candidates: readonly ScannedTicket[],
): ScanRecorded {
  const isRevoked = row.revoked_at !== null;
  const isCheck = stored.reason === 'IDENTITY_CHECK';
  return {
    scanId: stored.id,
    verdict: stored.verdict!,
    reason: stored.reason!,
    onList: stored.on_list,
    direction: stored.direction!,
    ticket: isRevoked || isCheck || stored.ticket_id === null ? null : ticketOf(stored.ticket_id, stored),
    usedAt: stored.used_at,
    usedGate: stored.used_gate_name,
    candidates: isCheck && !isRevoked ? [...candidates] : [],
    insideNow: row.list_inside ?? 0,
  };
}

function ticketOf(
  ticketId: string,
  row: Pick<ScanFactsRow, 'full_name' | 'type_name' | 'organisation_name'>,
): ScannedTicket | null {
  const { full_name: holderName, type_name: ticketTypeName, organisation_name: organisationName } = row;
  return holderName !== null && ticketTypeName !== null
    ? { ticketId, holderName, ticketTypeName, organisationName }
    : null;
}
