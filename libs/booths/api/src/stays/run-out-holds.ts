import { Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { systemCaller, type Transaction } from '@pho-hien/platform';
import { boothsSql } from '../sql.ts';
import { LAPSE_STAY } from './lapse-stay-job.ts';

/** Ends holds that have run out, before their own jobs come to it: neither booth nor power is kept by them. */
@Injectable()
export class RunOutHolds {
  constructor(private readonly audit: AuditLog) {}

  async end(tx: Transaction, eventId: string, now: Date): Promise<void> {
    const sql = boothsSql(tx);
    const gone = await sql
      .selectFrom('booth_stays as stay')
      .innerJoin('booths', 'booths.id', 'stay.booth_id')
      .select(['stay.id', 'number'])
      .where('booths.event_id', '=', eventId)
      .where('stay.status', '=', 'HELD')
      .where('held_until', '<=', now)
      .orderBy('stay.id')
      .forUpdate('stay')
      .execute();
    for (const { id, number } of gone) {
      await sql.updateTable('booth_stays').set({ status: 'RELEASED', ended_at: now }).where('id', '=', id).execute();
      await this.audit.append(tx, {
        aggregateType: 'booth_stay',
        aggregateId: id,
        eventId,
        action: 'booth_stay.lapsed',
        caller: systemCaller(LAPSE_STAY),
        changes: { status: { from: 'HELD', to: 'RELEASED' }, booth: number },
      });
    }
  }
}
