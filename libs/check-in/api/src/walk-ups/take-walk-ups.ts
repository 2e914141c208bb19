import { Injectable } from '@nestjs/common';
import { PlaceBlocks, RegisterWalkUp } from '@pho-hien/events-api';
import { normaliseWalkUp, parseWalkUp, type WalkUp, type WalkUpObstacle, walkUpProblems } from '@pho-hien/events-core';
import type { FieldProblem } from '@pho-hien/kernel';
import { type Caller, Jobs, sqlOf, type Transaction } from '@pho-hien/platform';
import { ReceivingKeys } from '../receiving/receiving-keys.ts';
import { QuarantinedFact, WalkUpBlock } from '../rows/index.ts';
import type { DeviceFact } from '../sync/device-fact.ts';
import type { FactBatch, FrozenTime } from '../sync/fact-batch.ts';
import { TAKE_EXPECTED } from './take-expected-job.ts';
import { sql as raw } from 'kysely';

/** What became of a fact that brings a walk-up along. */
export type TakenWalkUp =
  | { readonly outcome: 'registered' }
  /** They have a ticket: the admission is of that one. */
  | { readonly outcome: 'admitted'; readonly ticketId: string }
  /** A person decides. */
  | { readonly outcome: 'apart'; readonly reason: WalkUpObstacle }
  /** Never to be taken as it stands. */
  | { readonly outcome: 'refused'; readonly problem: FieldProblem };

/** Whether a fact is the admission of somebody who was registered at the desk. */
export function bringsWalkUp(
  fact: DeviceFact,
): fact is DeviceFact & { kind: 'SCAN'; walkUp: string; ticketId: string } {
  return fact.kind === 'SCAN' && fact.walkUp != null && fact.ticketId != null;
}

/** Registers the people whom a desk let in, before their admissions go into the ledger; in the same transaction. */
@Injectable()
export class TakeWalkUps {
  constructor(
    private readonly receiving: ReceivingKeys,
    private readonly blocks: PlaceBlocks,
    private readonly register: RegisterWalkUp,
    private readonly jobs: Jobs,
  ) {}

  /** By the ids of the facts; of those that bring none there is nothing. The caller holds the device. */
  async run(
    tx: Transaction,
    caller: Caller,
    batch: FactBatch,
    facts: readonly DeviceFact[],
    times: ReadonlyMap<string, FrozenTime>,
  ): Promise<Map<string, TakenWalkUp>> {
    const taken = new Map<string, TakenWalkUp>();
    const wanted = facts.filter(bringsWalkUp);
    const { eventId, deviceId } = batch.device;
    const places = await this.blocks.among(
      tx,
      eventId,
      wanted.map(({ ticketId }) => ticketId),
    );
    for (const { scanId, ticketId, walkUp: sealed } of wanted) {
      const place = places.get(ticketId);
      const block = place && (await blockOf(tx, place.blockId));
      // Places of one device are nothing to another.
      if (block?.device_id !== deviceId) {
        taken.set(scanId, refused('ticketId'));
        continue;
      }
      const walkUp = await this.opened(sealed, eventId, scanId);
      if (!walkUp) {
        taken.set(scanId, refused('walkUp'));
        continue;
      }
      const isRevoked = block.end_reason === 'REVOKED' || block.end_reason === 'DEVICE_REVOKED';
      const became = await this.register.run(tx, caller, {
        placeId: ticketId,
        walkUp,
        registeredAt: times.get(scanId)!.correctedAt,
        blockRevokedAt: isRevoked ? block.ended_at : null,
        accepted: batch.frozen !== undefined,
        identity: batch.identity ?? null,
      });
      taken.set(scanId, became.outcome === 'refused' ? refused('walkUp') : became);
    }
    const registered = wanted.filter(({ scanId }) => taken.get(scanId)?.outcome === 'registered');
    if (
      await isExpected(
        tx,
        registered.map(({ ticketId }) => ticketId),
      )
    )
      await this.jobs.enqueue(tx, TAKE_EXPECTED, {});
    return taken;
  }

  /** Who it is; null where the seal is not for this scan, or holds nobody whom we could register. */
  private async opened(sealed: string, eventId: string, scanId: string): Promise<WalkUp | null> {
    const text = await this.receiving.openSealed(sealed, { purpose: 'WALK_UP', eventId, scanId });
    const input = text === null ? null : parseWalkUp(text);
    return input && walkUpProblems(input).length === 0 ? normaliseWalkUp(input) : null;
  }
}

/** Whether scans of these tickets came before. One that is on its way at this moment is found by the next sweep. */
async function isExpected(tx: Transaction, ticketIds: readonly string[]): Promise<boolean> {
  if (ticketIds.length === 0) return false;
  const found = await sqlOf(tx, QuarantinedFact)
    .selectFrom('quarantined_facts')
    .select('id')
    .where('reason', '=', 'WALK_UP_EXPECTED')
    .where('decision', 'is', null)
    .where(raw<boolean>`fact ->> 'ticketId' = any(${ticketIds}::text[])`)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

function blockOf(tx: Transaction, id: string) {
  return sqlOf(tx, WalkUpBlock)
    .selectFrom('walk_up_blocks')
    .select(['device_id', 'ended_at', 'end_reason'])
    .where('id', '=', id)
    .executeTakeFirst();
}

function refused(field: string): TakenWalkUp {
  return { outcome: 'refused', problem: { field, code: 'unknown_value' } };
}
