import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { confirmBy, hasRunOut, newHold, renewedHold, stayLifecycle, type StayStep } from '@pho-hien/booths-core';
import { type Clock, InvalidInput, nextState, problemIn, textProblem } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database, Jobs, type Transaction } from '@pho-hien/platform';
import { boothsSql } from '../sql.ts';
import { LAPSE_STAY } from './lapse-stay-job.ts';
import { type LockedStay, lockStay } from './locked-stay.ts';
import { confirmDays } from './place-exhibitor.ts';
import { HoldOver } from './stay-failures.ts';
import { TellExhibitors } from './tell-exhibitors.ts';

const ACTIONS: Record<StayStep, string> = {
  renew: 'booth_stay.renewed',
  assign: 'booth_stay.assigned',
  confirm: 'booth_stay.confirmed',
  release: 'booth_stay.released',
  giveUp: 'booth_stay.given_up',
  lapse: 'booth_stay.lapsed',
};

/** Takes a stay one step along its lifecycle. */
@Injectable()
export class ChangeStay {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly jobs: Jobs,
    private readonly tell: TellExhibitors,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Throws `HoldOver` where a hold is renewed twice or used after it ran out, `InvalidInput` when the stay knows no such
   * step or the reason is no text, `NOT_FOUND`.
   */
  async run(caller: Caller, id: string, step: Exclude<StayStep, 'lapse'>, reason = ''): Promise<void> {
    const now = this.clock.now();
    await this.database.transaction(async (tx) => {
      const stay = await lockStay(tx, id);
      const status = nextState(stayLifecycle, stay.status, step);
      if (!status) throw new InvalidInput([{ field: 'id', code: 'not_allowed' }]);
      // Nobody was told of a hold, so nobody is owed a reason.
      const owesReason = step === 'release' && stay.status !== 'HELD';
      InvalidInput.throwIfAny(problemIn('reason', textProblem(reason, 2_000, owesReason)));
      if (stay.status === 'HELD' && step !== 'release' && hasRunOut({ heldUntil: stay.held_until! }, now))
        throw new HoldOver({ renewed: stay.renewed });
      const until = await this.untilOf(tx, stay, step, now);
      await boothsSql(tx)
        .updateTable('booth_stays')
        .set({
          status,
          version: stay.version + 1,
          ...(step === 'renew' && { held_until: until, renewed: true }),
          ...(step === 'assign' && { confirm_by: until, held_until: null }),
          ...(step === 'confirm' && { confirmed_at: now }),
          ...(status === 'RELEASED' && { ended_at: now }),
        })
        .where('id', '=', id)
        .execute();
      if (until) await this.jobs.enqueue(tx, LAPSE_STAY, { stayId: id }, until);
      await this.audit.append(tx, {
        aggregateType: 'booth_stay',
        aggregateId: id,
        eventId: stay.event_id,
        action: ACTIONS[step],
        caller,
        reason: reason.trim() || null,
        changes: { status: { from: stay.status, to: status }, booth: stay.number },
      });
      if (step === 'assign') await this.tell.assigned(tx, id, until!);
      // Of a hold they were not told.
      if (step === 'release' && stay.status !== 'HELD') await this.tell.ended(tx, id, reason.trim());
    });
  }

  /** Until when the stay lasts by itself after this step; null: nothing ends it by itself. */
  private async untilOf(tx: Transaction, stay: LockedStay, step: StayStep, now: Date): Promise<Date | null> {
    if (step === 'assign') return confirmBy(now, await confirmDays(tx, stay.event_id));
    if (step !== 'renew') return null;
    const hold = renewedHold({ heldUntil: stay.held_until ?? newHold(now).heldUntil, renewed: stay.renewed }, now);
    if (!hold) throw new HoldOver({ renewed: stay.renewed });
    return hold.heldUntil;
  }
}
