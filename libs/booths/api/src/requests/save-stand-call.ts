import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { callProblems, type StandCall } from '@pho-hien/booths-core';
import { type Clock, InvalidInput, StaleVersion } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database } from '@pho-hien/platform';
import { boothsSql } from '../sql.ts';

/** Says when an event takes requests for stands. */
@Injectable()
export class SaveStandCall {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** `version` is the one that was read; null: there was none. Throws `InvalidInput`, `StaleVersion`. */
  async run(caller: Caller, eventId: string, version: number | null, call: StandCall): Promise<void> {
    InvalidInput.throwIfAny(callProblems(call));
    await this.database.transaction(async (tx) => {
      const next = (version ?? 0) + 1;
      const columns = { opens_at: call.opensAt, closes_at: call.closesAt, confirm_days: call.confirmDays };
      const written = await boothsSql(tx)
        .insertInto('stand_calls')
        .values({ event_id: eventId, version: next, ...columns, updated_at: this.clock.now() })
        .onConflict((conflict) =>
          conflict
            .column('event_id')
            .doUpdateSet({ version: next, ...columns, updated_at: this.clock.now() })
            .where('stand_calls.version', '=', version ?? 0),
        )
        .returning('version')
        .executeTakeFirst();
      if (!written) throw new StaleVersion(await currentVersion(tx, eventId));
      await this.audit.append(tx, {
        aggregateType: 'stand_call',
        aggregateId: eventId,
        eventId,
        action: 'stand_call.saved',
        caller,
        changes: {
          opensAt: call.opensAt.toISOString(),
          closesAt: call.closesAt.toISOString(),
          confirmDays: call.confirmDays,
        },
      });
    });
  }
}

async function currentVersion(tx: Parameters<typeof boothsSql>[0], eventId: string): Promise<number> {
  const row = await boothsSql(tx)
    .selectFrom('stand_calls')
    .select('version')
    .where('event_id', '=', eventId)
    .executeTakeFirstOrThrow();
  return row.version;
}
