import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { type HallPlan, planProblems } from '@pho-hien/booths-core';
import { StoredFiles } from '@pho-hien/files-api';
import { type Clock, InvalidInput, isId, problemIn } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database, notFound } from '@pho-hien/platform';
import { boothsSql } from '../sql.ts';
import { givenPlan } from './given-plan.ts';
import { changePicture } from './hall-picture.ts';

/** Makes a hall of an event, to draw its plan. */
@Injectable()
export class CreateHall {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly files: StoredFiles,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The id was made by the form: sending it twice makes one hall. Throws `InvalidInput`. */
  async run(caller: Caller, { id, eventId, plan: given }: { id: string; eventId: string; plan: HallPlan }) {
    const plan = givenPlan(given);
    InvalidInput.throwIfAny([...problemIn('id', isId(id) ? null : 'not_an_id'), ...planProblems(plan)]);
    const now = this.clock.now();
    await this.database.transaction(async (tx) => {
      const made = await boothsSql(tx)
        .insertInto('halls')
        .values({ id, event_id: eventId, draft: JSON.stringify(plan) as never, created_at: now, updated_at: now })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .returning('id')
        .executeTakeFirst();
      if (!made) return this.requireSame(eventId, id);
      await changePicture(tx, this.files, caller, id, { before: null, after: plan.picture?.fileId ?? null });
      await this.audit.open(tx, {
        aggregateType: 'hall',
        aggregateId: id,
        eventId,
        action: 'hall.created',
        caller,
        changes: { name: { ...plan.name }, booths: plan.booths.length },
      });
    });
  }

  /** What was sent before is there already; an id of another event's hall tells nothing of it. */
  private async requireSame(eventId: string, id: string): Promise<void> {
    const row = await boothsSql(this.database.reader)
      .selectFrom('halls')
      .select('event_id')
      .where('id', '=', id)
      .executeTakeFirst();
    if (row?.event_id !== eventId) throw notFound();
  }
}
