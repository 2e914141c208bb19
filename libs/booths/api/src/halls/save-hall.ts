import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { changesBetween, type HallPlan, planProblems } from '@pho-hien/booths-core';
import { StoredFiles } from '@pho-hien/files-api';
import { type Clock, InvalidInput } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database } from '@pho-hien/platform';
import { boothsSql } from '../sql.ts';
import { givenPlan } from './given-plan.ts';
import { changePicture } from './hall-picture.ts';
import { lockHallAt } from './locked-hall.ts';

/** Keeps a plan as far as it is drawn. What was published stays what it is. */
@Injectable()
export class SaveHall {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly files: StoredFiles,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws `InvalidInput`, `StaleVersion`, `NOT_FOUND`. */
  async run(caller: Caller, { id, version, plan: given }: { id: string; version: number; plan: HallPlan }) {
    const plan = givenPlan(given);
    InvalidInput.throwIfAny(planProblems(plan));
    await this.database.transaction(async (tx) => {
      const before = await lockHallAt(tx, id, version);
      const files = { before: before.draft.picture?.fileId ?? null, after: plan.picture?.fileId ?? null };
      await changePicture(tx, this.files, caller, id, files);
      await boothsSql(tx)
        .updateTable('halls')
        .set({ draft: JSON.stringify(plan) as never, version: version + 1, updated_at: this.clock.now() })
        .where('id', '=', id)
        .execute();
      const { added, changed, closed } = changesBetween(before.draft, plan);
      await this.audit.append(tx, {
        aggregateType: 'hall',
        aggregateId: id,
        eventId: before.event_id,
        action: 'hall.drawn',
        caller,
        changes: { added: added.length, changed: changed.length, closed: closed.length },
      });
    });
  }
}
