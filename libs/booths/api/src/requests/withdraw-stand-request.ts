import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { type Clock, InvalidInput, StaleVersion } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database } from '@pho-hien/platform';
import { boothsSql } from '../sql.ts';
import { lockRequest } from '../stays/place-booth.ts';

/** Takes a request back that has no stand. Who has one gives it up first. */
@Injectable()
export class WithdrawStandRequest {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** A hold for it ends. Throws `StaleVersion`, `InvalidInput` while it has a stand, `NOT_FOUND`. */
  async run(caller: Caller, id: string, version: number): Promise<void> {
    const now = this.clock.now();
    await this.database.transaction(async (tx) => {
      const request = await lockRequest(tx, id);
      if (request.version !== version) throw new StaleVersion(request.version);
      const stay = await boothsSql(tx)
        .selectFrom('booth_stays')
        .select(['id', 'status', 'version'])
        .where('request_id', '=', id)
        .where('status', '<>', 'RELEASED')
        .forUpdate()
        .executeTakeFirst();
      if (stay && stay.status !== 'HELD') throw new InvalidInput([{ field: 'id', code: 'not_allowed' }]);
      if (stay)
        await boothsSql(tx)
          .updateTable('booth_stays')
          .set({ status: 'RELEASED', version: stay.version + 1, ended_at: now })
          .where('id', '=', stay.id)
          .execute();
      if (stay)
        await this.audit.append(tx, {
          aggregateType: 'booth_stay',
          aggregateId: stay.id,
          eventId: request.event_id,
          action: 'booth_stay.released',
          caller,
          changes: { status: { from: stay.status, to: 'RELEASED' } },
        });
      await boothsSql(tx)
        .updateTable('stand_requests')
        .set({ status: 'WITHDRAWN', withdrawn_at: now, version: version + 1, updated_at: now })
        .where('id', '=', id)
        .execute();
      await this.audit.append(tx, {
        aggregateType: 'stand_request',
        aggregateId: id,
        eventId: request.event_id,
        action: 'stand_request.withdrawn',
        caller,
        changes: { status: { from: 'SUBMITTED', to: 'WITHDRAWN' } },
      });
    });
  }
}
