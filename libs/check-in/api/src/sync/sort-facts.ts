import type { FieldProblem } from '@pho-hien/kernel';
import type { LockedDevice, StoredFact } from './batch-statements.ts';
import type { DeviceFact } from './device-fact.ts';
import { type FactBatch, refused, settled } from './fact-batch.ts';
import type { ScanSyncResult } from './sync.graphql.ts';

/** The facts of a batch, told apart by what the ledger has of them. */
export interface SortedFacts {
  /** In the order of their numbers. */
  readonly fresh: DeviceFact[];
  /** What is settled already: known, in quarantine, or under an id or number that is taken. */
  readonly results: ScanSyncResult[];
}

/** Tells the facts that are new from those that were sent before. */
export function sortFacts({ device, facts, frozen }: FactBatch, stored: readonly StoredFact[]): SortedFacts {
  const known = frozen ? stored.filter(({ quarantined }) => !quarantined) : stored;
  const byId = new Map(known.map((one) => [one.id, one]));
  const bySequence = new Map(
    known
      .filter((one) => !one.quarantined && one.device_id === device.deviceId)
      .map(({ sequence, id }) => [sequence, id]),
  );
  const fresh: DeviceFact[] = [];
  const results: ScanSyncResult[] = [];
  for (const fact of facts) {
    const same = byId.get(fact.scanId);
    const holder = bySequence.get(fact.sequence);
    if (same) results.push(resent(fact, same, device.deviceId));
    else if (holder !== undefined) results.push(refused(fact.scanId, { field: 'sequence', code: 'duplicate' }));
    else {
      bySequence.set(fact.sequence, fact.scanId);
      fresh.push(fact);
    }
  }
  return { fresh, results };
}

function resent(fact: DeviceFact, stored: StoredFact, deviceId: string): ScanSyncResult {
  const { scanId } = fact;
  const isSame =
    stored.device_id === deviceId &&
    (stored.quarantined ||
      (fact.kind === 'SCAN'
        ? stored.kind === 'SCAN' && stored.list_id === fact.listId
        : stored.undo_of_id === fact.undoesScanId));
  if (!isSame) return refused(scanId, { field: 'scanId', code: 'duplicate' });
  return settled(scanId, stored.quarantined ? 'QUARANTINED' : 'KNOWN');
}

/** An admission that is undone, or a refusal that is overridden: in the ledger, or a little before in the same batch. */
export interface Target {
  readonly listId: string;
  readonly ticketId: string | null;
  readonly deviceId: string;
}

/** What the facts of a batch speak of: scans that are stored, and those that the batch brings itself. */
export class Targets {
  private readonly undone = new Set<string>();
  private readonly stored: ReadonlyMap<string, StoredFact>;

  constructor(
    stored: readonly StoredFact[],
    private readonly batch: FactBatch,
    private readonly device: LockedDevice,
  ) {
    this.stored = new Map(stored.filter(({ quarantined }) => !quarantined).map((one) => [one.id, one]));
  }

  /** The scan that an undo takes back, or why it cannot. Of another device's scans only those of the gate's lists. */
  undoneBy(undoesScanId: string, brought: ReadonlyMap<string, DeviceFact>): Target | FieldProblem {
    const field = 'undoesScanId';
    if (this.device.rights !== 'SUPERVISOR') return { field, code: 'not_allowed' };
    if (this.undone.has(undoesScanId)) return { field, code: 'duplicate' };
    const inBatch = brought.get(undoesScanId);
    const stored = this.stored.get(undoesScanId);
    const { deviceId } = this.batch.device;
    if (stored?.undone) return { field, code: 'duplicate' };
    const target: Target | undefined =
      inBatch?.kind === 'SCAN' && inBatch.verdict === 'OK'
        ? { listId: inBatch.listId, ticketId: inBatch.ticketId ?? null, deviceId }
        : stored?.admitted && (stored.here || stored.device_id === deviceId)
          ? { listId: stored.list_id, ticketId: stored.ticket_id, deviceId: stored.device_id }
          : undefined;
    if (!target) return { field, code: 'unknown_value' };
    this.undone.add(undoesScanId);
    return target;
  }

  /** Whether there is such a refusal. */
  isRefusal(scanId: string, brought: ReadonlyMap<string, DeviceFact>): boolean {
    const inBatch = brought.get(scanId);
    return inBatch?.kind === 'SCAN' || this.stored.get(scanId)?.kind === 'SCAN';
  }
}
