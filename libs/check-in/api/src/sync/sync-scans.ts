import { Inject, Injectable } from '@nestjs/common';
import { measureClock } from '@pho-hien/check-in-core';
import { type Clock, InvalidInput } from '@pho-hien/kernel';
import { type Caller, CLOCK } from '@pho-hien/platform';
import { ConflictsAtGate } from '../conflicts/conflicts-at-gate.ts';
import { DeviceSightings } from '../devices/device-sightings.ts';
import type { KnownDevice } from '../devices/device-tokens.ts';
import { InsideNow } from '../live/inside-now.ts';
import { LiveChanges } from '../live/live-changes.ts';
import { parseCursor } from '../manifest/manifest-cursor.ts';
import { ManifestDeltas } from '../manifest/manifest-deltas.ts';
import { type DeviceFact, factProblem, factsOf } from './device-fact.ts';
import { refused } from './fact-batch.ts';
import { KeepFacts } from './keep-facts.ts';
import type { ScansSynced, ScanSyncResult, SyncScansInput } from './sync.graphql.ts';
import { syncProblems } from './sync-problems.ts';

/** What a device that may not work any more is told: what became of its facts, and nothing else. */
const NOTHING_NEW = { delta: null, snapshotNeeded: false, conflicts: [], insideNow: 0 };

/** Takes in what a device decided by itself, and tells it what it does not know yet. */
@Injectable()
export class SyncScans {
  constructor(
    private readonly keep: KeepFacts,
    private readonly deltas: ManifestDeltas,
    private readonly conflicts: ConflictsAtGate,
    private readonly inside: InsideNow,
    private readonly live: LiveChanges,
    private readonly sightings: DeviceSightings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws `InvalidInput` for the call as a whole; a bad fact keeps none of the others away. */
  async run(caller: Caller, known: KnownDevice, input: SyncScansInput): Promise<ScansSynced> {
    InvalidInput.throwIfAny(syncProblems(input));
    const { actor } = known;
    const receivedAt = this.clock.now();
    const { facts, results } = usableFacts(input);
    const listIssuedAt = parseCursor(input.cursor)?.issuedAt ?? null;
    let { leaseUntil } = known;
    let isRevoked = actor.revoked === true;
    if (facts.length > 0) {
      const batch = { device: actor, facts, sentAt: input.sentAt, receivedAt };
      const kept = await this.keep.run(caller, batch);
      results.push(...kept.results);
      leaseUntil = kept.device.lease_until;
      isRevoked = kept.device.revoked_at !== null;
      // What is settled waits no longer.
      const waiting = Math.max(0, input.waiting - results.length);
      this.sightings.saw(actor.deviceId, receivedAt, kept.clock, { waiting, listIssuedAt });
    } else {
      const clock = measureClock(this.sightings.clockOf(actor.deviceId), input.sentAt, receivedAt);
      this.sightings.saw(actor.deviceId, receivedAt, clock, { waiting: input.waiting, listIssuedAt });
    }
    const isNews = results.some(({ outcome }) => outcome === 'KEPT');
    if (isNews) this.live.touch(actor.eventId);
    const answer = { receivedAt, results, leaseUntil, cursor: input.cursor };
    if (isRevoked) return { ...answer, ...NOTHING_NEW, wipe: input.waiting <= results.length };
    if (leaseUntil <= receivedAt) return { ...answer, ...NOTHING_NEW, wipe: false };
    const [{ delta, cursor, snapshotNeeded }, conflicts, insideNow] = await Promise.all([
      this.deltas.since(actor.gateId, input.cursor),
      this.conflicts.read(actor.eventId, actor.gateId),
      this.inside.of(actor.eventId, isNews),
    ]);
    const news = { delta: delta && Buffer.from(delta).toString('base64'), cursor, snapshotNeeded };
    return { ...answer, ...news, conflicts, insideNow, wipe: false };
  }
}

/** The facts that can be looked at, each id once, and the answers of those that cannot. */
function usableFacts({ scans, undos }: SyncScansInput): { facts: DeviceFact[]; results: ScanSyncResult[] } {
  const results: ScanSyncResult[] = [];
  const facts = new Map<string, DeviceFact>();
  for (const fact of factsOf(scans, undos)) {
    const problem = factProblem(fact);
    if (problem) results.push(refused(fact.scanId, problem));
    else if (!facts.has(fact.scanId)) facts.set(fact.scanId, fact);
  }
  return { facts: [...facts.values()], results };
}
