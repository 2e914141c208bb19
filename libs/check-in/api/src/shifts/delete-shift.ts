import { Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { type Caller, Database, notFound, sqlOf } from '@pho-hien/platform';
import { Shift } from '../rows/index.ts';

@Injectable()
export class DeleteShift {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
  ) {}

  /** Takes somebody off a shift. Throws `NOT_FOUND` where another was faster. */
  async run(caller: Caller, shiftId: string): Promise<string> {
    await this.database.transaction(async (tx) => {
      const deleted = await sqlOf(tx, Shift)
        .deleteFrom('shifts')
        .where('id', '=', shiftId)
        .returning(['event_id', 'user_id', 'starts_at', 'ends_at'])
        .executeTakeFirst();
      if (!deleted) throw notFound();
      await this.audit.append(tx, {
        aggregateType: 'shift',
        aggregateId: shiftId,
        eventId: deleted.event_id,
        action: 'shift.deleted',
        caller,
        changes: {
          personId: deleted.user_id,
          startsAt: deleted.starts_at.toISOString(),
          endsAt: deleted.ends_at.toISOString(),
        },
      });
    });
    return shiftId;
  }
}
