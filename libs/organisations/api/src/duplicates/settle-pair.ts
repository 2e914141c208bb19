import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import type { Clock } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database, notFound } from '@pho-hien/platform';
import { organisationsSql } from '../persistence.ts';
import { lockOrganisation } from '../profile/locked-organisation.ts';

/** An organiser says that two organisations are two: they are not shown as a pair again. */
@Injectable()
export class SettlePair {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws `NOT_FOUND` for a pair that is none or is settled. */
  async run(caller: Caller, pairId: string): Promise<void> {
    const { actor } = caller;
    if (actor.kind !== 'person') throw notFound();
    await this.database.transaction(async (tx) => {
      const sql = organisationsSql(tx);
      const pair = await sql
        .updateTable('organisation_pairs')
        .set({ settlement: 'DIFFERENT', settled_by: actor.userId, settled_at: this.clock.now() })
        .where('id', '=', pairId)
        .where('settlement', 'is', null)
        .returning(['first_id', 'second_id'])
        .executeTakeFirst();
      if (!pair) throw notFound();
      await lockOrganisation(tx, pair.first_id);
      await this.audit.append(tx, {
        aggregateType: 'organisation',
        aggregateId: pair.first_id,
        action: 'organisation.told_apart',
        caller,
        changes: { from: pair.second_id },
      });
    });
  }
}
