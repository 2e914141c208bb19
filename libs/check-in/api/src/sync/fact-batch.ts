import type { WalkUpIdentity } from '@pho-hien/events-core';
import type { FieldProblem } from '@pho-hien/kernel';
import type { DeviceFact } from './device-fact.ts';
import type { ScanSyncOutcome, ScanSyncResult } from './sync.graphql.ts';

/** Facts of one device on their way into the ledger. */
export interface FactBatch {
  readonly device: { readonly deviceId: string; readonly eventId: string; readonly gateId: string };
  /** In the order of their running numbers, each id once. */
  readonly facts: readonly DeviceFact[];
  /** The device's clock when it sent them. */
  readonly sentAt: Date;
  readonly receivedAt: Date;
  /** The times of facts that were frozen before, by id: a person accepts them from quarantine. */
  readonly frozen?: ReadonlyMap<string, FrozenTime>;
  /** Who they say that guests are whose name and address somebody has. */
  readonly identity?: WalkUpIdentity | null;
}

/** When a fact arrived, and when it happened by the server's clock. */
export interface FrozenTime {
  readonly receivedAt: Date;
  readonly correctedAt: Date;
}

/** The answer of a fact that was taken, known or set apart. */
export function settled(scanId: string, outcome: Exclude<ScanSyncOutcome, 'REFUSED'>): ScanSyncResult {
  return { scanId, outcome, problem: null, field: null };
}

/** The answer of a fact that can never be taken. */
export function refused(scanId: string, { field, code }: FieldProblem): ScanSyncResult {
  return { scanId, outcome: 'REFUSED', problem: code, field };
}
