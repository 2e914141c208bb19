import type { Direction, TicketAtGateFragment, Verdict, VerdictReason } from '#generated/graphql.ts';

/** A scan that was decided. */
export interface DecidedScan {
  readonly verdict: Verdict;
  readonly reason: VerdictReason;
  readonly direction: Direction;
  /** `false` for a validly signed ticket that the list does not know yet. */
  readonly onList: boolean;
  readonly ticket: TicketAtGateFragment | null;
  /** With `ALREADY_USED`: when, ISO 8601, and at which gate. */
  readonly usedAt: string | null;
  readonly usedGate: string | null;
  /** With `IDENTITY_CHECK`: whom the typed code may mean; none where nobody could be asked. */
  readonly candidates: readonly TicketAtGateFragment[];
}

/** What came of a scan. */
export type Outcome =
  | { readonly kind: 'decided'; readonly scan: DecidedScan }
  | { readonly kind: 'overrideRefused' }
  /** The names behind a typed code are known to the server alone, and it did not answer. */
  | { readonly kind: 'unreachable' }
  /** An answer, but not ours. */
  | { readonly kind: 'failed' }
  /** The device may no longer work. */
  | { readonly kind: 'locked' };
