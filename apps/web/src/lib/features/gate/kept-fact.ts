import type { Direction, ScanMethod, Verdict, VerdictReason } from '#generated/graphql.ts';

/** What became of a fact: it waits for the server, the server has it, or the server will never take it. */
export type Sending = 'WAITING' | 'SENT' | 'QUARANTINED' | 'REFUSED';

interface Kept {
  /** UUIDv7, made here; the same fact keeps it however often it is sent. */
  readonly scanId: string;
  /** 1, 2, 3 … on this device, also after a restart. */
  readonly sequence: number;
  /** By this device's clock, ISO 8601 in UTC. */
  readonly scannedAt: string;
  readonly sending: Sending;
  /** With `REFUSED` and `QUARANTINED`: why, as a code. */
  readonly problem: string | null;
}

/**
 * A scan as this device keeps it, with the verdict that was given here. The code itself is not kept:
 * a stolen phone must not be a stack of tickets.
 */
export interface KeptScan extends Kept {
  readonly kind: 'scan';
  /** By the corrected clock, ISO 8601: orders it among what the server knows. */
  readonly at: string;
  readonly listId: string;
  /** `null` where no ticket of ours was recognised. */
  readonly ticketId: string | null;
  /** SHA-256, hexadecimal, of a text in which no ticket was recognised. */
  readonly codeDigest: string | null;
  readonly direction: Direction;
  readonly method: ScanMethod;
  readonly verdict: Verdict;
  readonly reason: VerdictReason;
  readonly onList: boolean;
  readonly usedAt: string | null;
  readonly usedGateId: string | null;
  readonly identityConfirmed: boolean;
  /** The questions that have an answer; missing in a scan of an earlier build. */
  readonly answered?: readonly string[];
  /** What was answered, sealed to the server's key: nobody opens it here. */
  readonly answers?: string | null;
  readonly override: KeptOverride | null;
  /** Of the list that it was decided with. */
  readonly cursor: string;
  readonly undone: boolean;
  /** Who was registered at this desk, sealed to the server: not even this device can read it again. */
  readonly walkUp?: string;
}

/** A supervisor's word against a refusal. */
export interface KeptOverride {
  readonly overridesScanId: string;
  readonly reason: string;
  /** The denial that it set aside; `null` when none was needed. */
  readonly overridden: VerdictReason | null;
}

/** Takes a scan back. What it takes back is said again, so that the standing is known without a search. */
export interface KeptUndo extends Kept {
  readonly kind: 'undo';
  readonly undoesScanId: string;
  readonly listId: string;
  readonly ticketId: string;
  readonly direction: Direction;
  readonly reason: string;
}

export type KeptFact = KeptScan | KeptUndo;

/** Everything but what the store adds. */
export type NewScan = Omit<KeptScan, 'sequence' | 'sending' | 'problem' | 'undone'>;
export type NewUndo = Omit<KeptUndo, 'sequence' | 'sending' | 'problem'>;
