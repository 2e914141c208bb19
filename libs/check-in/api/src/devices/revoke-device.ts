import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { type Clock, InvalidInput, problemIn, textProblem } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database, sqlOf } from '@pho-hien/platform';
import { EndBlocks } from '../walk-ups/end-blocks.ts';
import { Device, Gate } from '../rows/index.ts';
import { DeviceTokens } from './device-tokens.ts';
import type { RevokeDeviceInput } from './device.graphql.ts';

const REASON_LENGTH = 300;

@Injectable()
export class RevokeDevice {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly tokens: DeviceTokens,
    private readonly blocks: EndBlocks,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Ends what a device may do, at once and for good; again: nothing changes. */
  async run(caller: Caller, input: RevokeDeviceInput): Promise<string> {
    InvalidInput.throwIfAny(problemIn('reason', textProblem(input.reason, REASON_LENGTH, true)));
    await this.database.transaction(async (tx) => {
      const sql = sqlOf(tx, Device, Gate);
      const device = await sql
        .selectFrom('devices')
        .innerJoin('gates', 'gates.id', 'devices.gate_id')
        .select(['event_id', 'revoked_at'])
        .where('devices.id', '=', input.deviceId)
        .forNoKeyUpdate('devices')
        .executeTakeFirstOrThrow();
      if (device.revoked_at) return;
      await sql
        .updateTable('devices')
        .set({ revoked_at: this.clock.now(), revoked_reason: input.reason.trim() })
        .where('id', '=', input.deviceId)
        .execute();
      await this.blocks.run(tx, { deviceId: input.deviceId, reason: 'DEVICE_REVOKED' });
      await this.audit.append(tx, {
        aggregateType: 'device',
        aggregateId: input.deviceId,
        eventId: device.event_id,
        action: 'device.revoked',
        caller,
        reason: input.reason.trim(),
      });
    });
    await this.tokens.forgetEverywhere();
    return input.deviceId;
  }
}
