import type { Direction, ScanMethod, Verdict, VerdictReason } from '#generated/graphql.ts';

/** A scan as this device keeps it. The code itself is not kept: a stolen phone must not be a stack of tickets. */
export interface ScanFact {
  /** UUIDv7; the same scan keeps it however often it is sent. */
  readonly scanId: string;
  /** 1, 2, 3 … on this device, also after a reload. */
  readonly sequence: number;
  readonly listId: string;
  readonly direction: Direction;
  readonly method: ScanMethod;
  /** By this device's clock, ISO 8601 in UTC. */
  readonly scannedAt: string;
  /** Says whether two scans were of the same code: the ticket's id, or a digest of another text. */
  readonly subject: string;
  readonly identityConfirmedTicketId: string | null;
  readonly override: { readonly overridesScanId: string; readonly reason: string } | null;
  /** What was decided; `null` while nobody has. */
  readonly answer: { readonly verdict: Verdict; readonly reason: VerdictReason } | null;
  readonly undone: boolean;
}

/** Everything about a scan but what the ledger adds. */
export type NewScan = Omit<ScanFact, 'sequence' | 'answer' | 'undone'>;
