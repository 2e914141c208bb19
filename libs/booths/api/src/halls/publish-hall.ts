import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { changesBetween, isBlocking, planProblems, planWarnings } from '@pho-hien/booths-core';
import { type Clock, InvalidInput } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database, type Transaction, violatedConstraint } from '@pho-hien/platform';
import { boothsSql } from '../sql.ts';
import { RunOutHolds } from '../stays/run-out-holds.ts';
import { TellExhibitors } from '../stays/tell-exhibitors.ts';
import { PlanNotSafe } from './hall-failures.ts';
import { type LockedHall, lockHallAt } from './locked-hall.ts';
import { lockBooths, requireRoom } from './published-booths.ts';
import { writeBooths } from './write-booths.ts';

/** Makes what is drawn of a hall the plan that everybody sees: a new version beside the former ones. */
@Injectable()
export class PublishHall {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly runOut: RunOutHolds,
    private readonly tell: TellExhibitors,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * `moving` names the stays whose exhibitors may be moved. Throws `PlanNotSafe`, `BoothsTaken`, `ExhibitorsMoved`,
   * `PowerExceeded`, `InvalidInput` for a number that another hall has, `StaleVersion`, `NOT_FOUND`.
   */
  async run(caller: Caller, { id, version, moving }: { id: string; version: number; moving: readonly string[] }) {
    const now = this.clock.now();
    try {
      await this.database.transaction(async (tx) => {
        const hall = await lockHallAt(tx, id, version);
        const plan = hall.draft;
        InvalidInput.throwIfAny(planProblems(plan));
        const warnings = planWarnings(plan).filter(isBlocking);
        if (warnings.length > 0) throw new PlanNotSafe({ warnings });
        const changes = changesBetween(await publishedPlan(tx, hall), plan);
        await lockBooths(tx, id);
        await this.runOut.end(tx, hall.event_id, now);
        const moved = await requireRoom(tx, hall, changes, moving);
        await writeBooths(tx, hall);
        const next = (hall.published_version ?? 0) + 1;
        await boothsSql(tx)
          .insertInto('hall_plans')
          .values({
            hall_id: id,
            version: next,
            plan: JSON.stringify(plan) as never,
            published_at: now,
            published_by_id: caller.actor.kind === 'person' ? caller.actor.userId : null,
          })
          .execute();
        await boothsSql(tx)
          .updateTable('halls')
          .set({ published_version: next, version: version + 1, updated_at: now })
          .where('id', '=', id)
          .execute();
        await this.audit.append(tx, {
          aggregateType: 'hall',
          aggregateId: id,
          eventId: hall.event_id,
          action: 'hall.published',
          caller,
          changes: {
            published: next,
            added: changes.added.length,
            closed: changes.closed.map(({ number }) => number),
            moved: moved.map(({ numberBefore, numberAfter }) => ({ from: numberBefore, to: numberAfter })),
          },
        });
        await this.tell.moved(tx, moved);
      });
    } catch (error) {
      if (violatedConstraint(error) !== 'booths_number') throw error;
      throw new InvalidInput([{ field: 'booths', code: 'duplicate' }]);
    }
  }
}

async function publishedPlan(tx: Transaction, { id, published_version }: LockedHall) {
  if (published_version === null) return null;
  const row = await boothsSql(tx)
    .selectFrom('hall_plans')
    .select('plan')
    .where('hall_id', '=', id)
    .where('version', '=', published_version)
    .executeTakeFirstOrThrow();
  return row.plan;
}
