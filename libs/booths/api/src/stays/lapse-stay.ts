import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import type { Clock } from '@pho-hien/kernel';
import { CLOCK, Database, systemCaller } from '@pho-hien/platform';
import { boothsSql } from '../sql.ts';
import { LAPSE_STAY } from './lapse-stay-job.ts';
import { lockStay } from './locked-stay.ts';
import { TellExhibitors } from './tell-exhibitors.ts';

/** Frees a booth when its hold has run out, or its exhibitor has not confirmed in time. */
@Injectable()
export class LapseStay {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly tell: TellExhibitors,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Does nothing to a stay that went on, or whose time was put off: the job of the new time comes by itself. */
  async run(stayId: string): Promise<void> {
    const now = this.clock.now();
    await this.database.transaction(async (tx) => {
      const stay = await lockStay(tx, stayId);
      const until = stay.status === 'HELD' ? stay.held_until : stay.status === 'ASSIGNED' ? stay.confirm_by : null;
      if (until === null || until > now) return;
      await boothsSql(tx)
        .updateTable('booth_stays')
        .set({ status: 'RELEASED', version: stay.version + 1, ended_at: now })
        .where('id', '=', stayId)
        .execute();
      await this.audit.append(tx, {
        aggregateType: 'booth_stay',
        aggregateId: stayId,
        eventId: stay.event_id,
        action: 'booth_stay.lapsed',
        caller: systemCaller(LAPSE_STAY),
        changes: { status: { from: stay.status, to: 'RELEASED' }, booth: stay.number },
      });
      if (stay.status === 'ASSIGNED') await this.tell.ended(tx, stayId, null);
    });
  }
}
