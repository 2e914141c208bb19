import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import type { Clock } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database, notFound, sqlOf } from '@pho-hien/platform';
import { Device, Gate } from '../rows/index.ts';
import { DeviceTokens } from './device-tokens.ts';
import { eventLease } from './event-lease.ts';

@Injectable()
export class RenewDevice {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly tokens: DeviceTokens,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Lets a device work to the end of the event's present or next day; one that was revoked stays so. */
  async run(caller: Caller, deviceId: string): Promise<string> {
    await this.database.transaction(async (tx) => {
      const sql = sqlOf(tx, Device, Gate);
      const device = await sql
        .selectFrom('devices')
        .innerJoin('gates', 'gates.id', 'devices.gate_id')
        .select(['event_id', 'revoked_at'])
        .where('devices.id', '=', deviceId)
        .forNoKeyUpdate('devices')
        .executeTakeFirstOrThrow();
      if (device.revoked_at) throw notFound();
      const leaseUntil = await eventLease(tx, device.event_id, this.clock.now());
      await sql.updateTable('devices').set({ lease_until: leaseUntil }).where('id', '=', deviceId).execute();
      await this.audit.append(tx, {
        aggregateType: 'device',
        aggregateId: deviceId,
        eventId: device.event_id,
        action: 'device.renewed',
        caller,
        changes: { leaseUntil: leaseUntil.toISOString() },
      });
    });
    await this.tokens.forgetEverywhere();
    return deviceId;
  }
}
