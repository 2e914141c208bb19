import type { TicketAtGateFragment, Verdict, VerdictReason, Direction } from '#generated/graphql.ts';
import type { ScanFact } from './scan-fact.ts';

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
  /** With `IDENTITY_CHECK`: whom the typed code may mean. */
  readonly candidates: readonly TicketAtGateFragment[];
}

/** What came of asking. */
export type Outcome =
  | { readonly kind: 'decided'; readonly scan: DecidedScan }
  | { readonly kind: 'overrideRefused' }
  /** No answer: the same scan may be asked about again. */
  | { readonly kind: 'unreachable' }
  /** An answer, but not ours: the same scan may be asked about again. */
  | { readonly kind: 'failed' }
  /** The device may no longer work. */
  | { readonly kind: 'locked' };

/**
 * The step between a scan that is kept and a verdict that is shown. Asking about the same scan again
 * is always safe.
 */
export interface Decider {
  decide(fact: ScanFact, code: string, signal: AbortSignal): Promise<Outcome>;
}
