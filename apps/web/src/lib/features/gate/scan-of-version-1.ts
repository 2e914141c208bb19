import { isId } from '@pho-hien/kernel';
import type { Direction, ScanMethod, Verdict, VerdictReason } from '#generated/graphql.ts';
import type { KeptScan } from './kept-fact.ts';

/** A scan as builds kept it that let the server decide. */
export interface ScanOfVersion1 {
  readonly scanId: string;
  readonly sequence: number;
  readonly listId: string;
  readonly direction: Direction;
  readonly method: ScanMethod;
  readonly scannedAt: string;
  readonly subject: string;
  readonly identityConfirmedTicketId: string | null;
  readonly override: { readonly overridesScanId: string; readonly reason: string } | null;
  readonly answer: { readonly verdict: Verdict; readonly reason: VerdictReason } | null;
  readonly undone: boolean;
}

/**
 * The same scan as it is kept now. One that nobody answered let nobody in, so it says just that; it
 * waits to be sent, and if the server had it all the time, its own verdict stands there.
 */
export function upgradedScan(scan: ScanOfVersion1): KeptScan & { readonly standing?: 1 } {
  const { scanId, sequence, listId, direction, method, scannedAt, subject, answer, undone } = scan;
  const ticketId = isId(subject) ? subject : scan.identityConfirmedTicketId;
  // A code typed by hand was kept as it was typed, which the server would not take for a digest.
  const waits = answer === null && (ticketId !== null || subject.startsWith('sha256:'));
  return {
    kind: 'scan',
    scanId,
    sequence,
    listId,
    direction,
    method,
    scannedAt,
    at: scannedAt,
    ticketId,
    codeDigest: ticketId === null ? subject.replace('sha256:', '') : null,
    verdict: answer?.verdict ?? 'INCOMPLETE',
    reason: answer?.reason ?? 'IDENTITY_CHECK',
    onList: true,
    usedAt: null,
    usedGateId: null,
    identityConfirmed: scan.identityConfirmedTicketId !== null,
    override: scan.override && { ...scan.override, overridden: null },
    cursor: '',
    sending: waits ? 'WAITING' : 'SENT',
    problem: null,
    undone,
    ...(waits && { standing: 1 as const }),
  };
}
