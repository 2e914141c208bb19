import { Inject, Injectable, Logger } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import type { ClockOffset } from '@pho-hien/check-in-core';
import type { Clock } from '@pho-hien/kernel';
import {
  type Caller,
  CLOCK,
  Database,
  shortTransaction,
  SqlPool,
  statementsIn,
  type StatementTransaction,
  type Transaction,
  violatedConstraint,
} from '@pho-hien/platform';
import { concernsConflicts, reconcileConflicts } from '../conflicts/reconcile-conflicts.ts';
import { KnownLists } from '../scans/known-lists.ts';
import { lockDevice, type LockedDevice, type StoredFact, storedFacts } from './batch-statements.ts';
import type { DeviceFact } from './device-fact.ts';
import { type FactBatch, refused, settled } from './fact-batch.ts';
import { clockAfter, timesOf } from './fact-times.ts';
import { foldBatch } from './fold-batch.ts';
import { logFacts } from './log-facts.ts';
import { placeFacts } from './place-facts.ts';
import { recordFacts, recordQuarantine } from './record-facts.ts';
import { quarantineReason } from './quarantine-reason.ts';
import { sortFacts } from './sort-facts.ts';
import { bringsWalkUp, type TakenWalkUp, TakeWalkUps } from '../walk-ups/take-walk-ups.ts';
import type { QuarantineReason } from '../rows/quarantined-fact.entity.ts';
import type { ScanSyncResult } from './sync.graphql.ts';

/** What became of a batch. */
export interface KeptFacts {
  readonly results: ScanSyncResult[];
  readonly device: LockedDevice;
  readonly clock: ClockOffset;
}

const NO_WALK_UPS: ReadonlyMap<string, TakenWalkUp> = new Map();

/** What a violated constraint says of the one fact that violates it. */
const TAKEN: Readonly<Record<string, string>> = {
  scans_pkey: 'scanId',
  scans_device_sequence: 'sequence',
  scans_undone_once: 'undoesScanId',
};

/** Takes facts into the ledger: all of a batch in one transaction, or, where one of them does not fit, each by itself. */
@Injectable()
export class KeepFacts {
  private readonly logger = new Logger(KeepFacts.name);

  constructor(
    private readonly pool: SqlPool,
    private readonly database: Database,
    private readonly lists: KnownLists,
    private readonly audit: AuditLog,
    private readonly walkUps: TakeWalkUps,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Answers every fact that is settled; one that failed for the moment is left out. Fails where nothing can be kept. */
  async run(caller: Caller, batch: FactBatch): Promise<KeptFacts> {
    try {
      return await this.together(caller, batch);
    } catch (error) {
      if (batch.facts.length === 0) throw error;
      this.logger.warn({ error, deviceId: batch.device.deviceId }, 'A batch of scans is taken one by one');
      return this.oneByOne(caller, batch);
    }
  }

  private async oneByOne(caller: Caller, batch: FactBatch): Promise<KeptFacts> {
    const kept = await this.together(caller, { ...batch, facts: [] });
    const failed = new Set<string>();
    for (const fact of batch.facts) {
      // What it speaks of may yet come.
      if (failed.has(spokenOf(fact))) {
        failed.add(fact.scanId);
        continue;
      }
      try {
        kept.results.push(...(await this.together(caller, { ...batch, facts: [fact] })).results);
      } catch (error) {
        const field = TAKEN[violatedConstraint(error) ?? ''];
        if (field) kept.results.push(refused(fact.scanId, { field, code: 'duplicate' }));
        else {
          failed.add(fact.scanId);
          this.logger.error({ error, scanId: fact.scanId }, 'A scan could not be taken');
        }
      }
    }
    return kept;
  }

  /** What goes into the audit log needs a unit of work; everything else is prepared statements. */
  private together(caller: Caller, batch: FactBatch): Promise<KeptFacts> {
    const isAudited = batch.facts.some((fact) => fact.kind === 'UNDO' || fact.override || bringsWalkUp(fact));
    return isAudited
      ? this.database.transaction((tx) => this.keep(statementsIn(tx), batch, { caller, tx }))
      : shortTransaction(this.pool, (tx) => this.keep(tx, batch));
  }

  private async keep(
    { run, finish }: StatementTransaction,
    batch: FactBatch,
    audited?: { readonly caller: Caller; readonly tx: Transaction },
  ): Promise<KeptFacts> {
    const { deviceId } = batch.device;
    const [device] = (await run(lockDevice, { deviceId })) as LockedDevice[];
    if (!device) throw new Error(`No device ${deviceId}`);
    const clock = clockAfter(device, batch);
    if (batch.facts.length === 0) return { results: [], device, clock };

    const stored = await run(storedFacts, {
      ...batch.device,
      ids: batch.facts.flatMap((fact) => [fact.scanId, spokenOf(fact)]).filter((id) => id !== ''),
      sequences: batch.facts.map(({ sequence }) => sequence),
    });
    const { fresh, results } = sortFacts(batch, stored);
    if (fresh.length === 0) return { results, device, clock };

    const times = await timesOf(run, batch, fresh, clock);
    const reasonOf = (fact: DeviceFact) => (batch.frozen ? null : quarantineReason(device, times.get(fact.scanId)!));
    const apart = new Map<DeviceFact, QuarantineReason>();
    for (const fact of fresh) {
      const reason = reasonOf(fact);
      if (reason) apart.set(fact, reason);
    }
    const inTime = fresh.filter((fact) => !apart.has(fact));
    // Who was registered at the desk has a ticket from here on, so that the admission finds it.
    const walkUps = audited ? await this.walkUps.run(audited.tx, audited.caller, batch, inTime, times) : NO_WALK_UPS;
    const taken: DeviceFact[] = [];
    for (const fact of inTime) {
      const walkUp = walkUps.get(fact.scanId);
      const undone = batch.frozen ? null : reasonOfUndone(fact, device, batch, stored, apart);
      if (undone) apart.set(fact, undone);
      else if (walkUp?.outcome === 'refused') results.push(refused(fact.scanId, walkUp.problem));
      else if (walkUp?.outcome === 'admitted') taken.push({ ...fact, ticketId: walkUp.ticketId } as DeviceFact);
      else if (walkUp?.outcome !== 'apart') taken.push(fact);
      // A person wants it taken all the same, and it cannot be: it stays open.
      else if (batch.frozen) results.push(refused(fact.scanId, { field: 'walkUp', code: 'not_allowed' }));
      else apart.set(fact, walkUp.reason);
    }
    const { placed, results: refusals, expected } = await placeFacts(run, this.lists, batch, device, stored, taken);
    results.push(...refusals);
    for (const fact of expected) {
      if (batch.frozen) results.push(refused(fact.scanId, { field: 'ticketId', code: 'unknown_value' }));
      else apart.set(fact, 'WALK_UP_EXPECTED');
    }
    if (apart.size > 0) {
      const rows = [...apart].map(([fact, reason]) => ({
        id: fact.scanId,
        sequence: fact.sequence,
        fact,
        reason,
        received_at: batch.receivedAt,
        corrected_at: times.get(fact.scanId)!.correctedAt,
      }));
      await run(recordQuarantine, { deviceId, facts: JSON.stringify(rows) });
      results.push(...rows.map(({ id }) => settled(id, 'QUARANTINED')));
    }
    if (placed.length === 0) return { results, device, clock };
    const folded = await foldBatch(run, batch, device, placed, times);
    const places = folded.places.filter(({ isChanged }) => isChanged);
    const recording = {
      deviceId,
      facts: JSON.stringify(folded.facts),
      admissions: JSON.stringify(places.map((place) => place.row())),
      tallies: JSON.stringify(folded.tallies.rows()),
    };
    const disputed = places.filter(concernsConflicts);
    if (audited || disputed.length > 0) {
      await run(recordFacts, recording);
      if (disputed.length > 0) await reconcileConflicts(run, disputed, this.clock);
      if (audited) await logFacts(this.audit, audited.tx, audited.caller, batch, placed);
    } else await finish(recordFacts, recording);
    results.push(...placed.map(({ fact }) => settled(fact.scanId, 'KEPT')));
    return { results, device, clock };
  }
}

/** Why what a fact takes back waits for a person: then taking it back waits with it. Null for everything else. */
function reasonOfUndone(
  fact: DeviceFact,
  device: LockedDevice,
  { device: { deviceId } }: FactBatch,
  stored: readonly StoredFact[],
  apart: ReadonlyMap<DeviceFact, QuarantineReason>,
): QuarantineReason | null {
  // Who may not take anything back is told so.
  if (fact.kind !== 'UNDO' || device.rights !== 'SUPERVISOR') return null;
  for (const [{ scanId }, reason] of apart) if (scanId === fact.undoesScanId) return reason;
  const same = stored.filter(({ id, device_id: of }) => id === fact.undoesScanId && of === deviceId);
  return same.every(({ quarantined }) => quarantined) ? (same[0]?.open_reason ?? null) : null;
}

/** The scan that a fact undoes or overrides; empty for none. */
function spokenOf(fact: DeviceFact): string {
  return fact.kind === 'UNDO' ? fact.undoesScanId : (fact.override?.overridesScanId ?? '');
}
