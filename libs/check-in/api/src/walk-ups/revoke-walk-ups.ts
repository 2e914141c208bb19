import { Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { InvalidInput, problemIn, textProblem } from '@pho-hien/kernel';
import { type Caller, Database, sqlOf } from '@pho-hien/platform';
import { Device, Gate } from '../rows/index.ts';
import { EndBlocks } from './end-blocks.ts';
import type { RevokeWalkUpsInput } from './walk-up.graphql.ts';

const REASON_LENGTH = 300;

/** Takes back what a device holds for people without a ticket, all at once; it gets no more before tomorrow. */
@Injectable()
export class RevokeWalkUps {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly end: EndBlocks,
  ) {}

  /** Again, and where it holds nothing: nothing changes. Throws `InvalidInput`. */
  async run(caller: Caller, { deviceId, reason }: RevokeWalkUpsInput): Promise<string> {
    InvalidInput.throwIfAny(problemIn('reason', textProblem(reason, REASON_LENGTH, true)));
    await this.database.transaction(async (tx) => {
      const { event_id: eventId } = await sqlOf(tx, Device, Gate)
        .selectFrom('devices')
        .innerJoin('gates', 'gates.id', 'devices.gate_id')
        .select('event_id')
        .where('devices.id', '=', deviceId)
        .forNoKeyUpdate('devices')
        .executeTakeFirstOrThrow();
      const returned = await this.end.run(tx, { deviceId, reason: 'REVOKED' });
      await this.audit.append(tx, {
        aggregateType: 'device',
        aggregateId: deviceId,
        eventId,
        action: 'device.walk_ups_revoked',
        caller,
        reason: reason.trim(),
        changes: { returned },
      });
    });
    return deviceId;
  }
}
