import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { type Clock, newId } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database, sqlOf } from '@pho-hien/platform';
import { Device, DevicePairing, Gate } from '../rows/index.ts';
import { PairingCodeNotUsable } from './device.graphql.ts';
import { deviceTokenHash, newDeviceToken } from './device-token.ts';
import { eventLease } from './event-lease.ts';
import { pairingCodeHash } from './pairing-code.ts';

/** A device that has just been paired: its token is shown to nobody else, ever. */
export interface PairedDevice {
  readonly deviceId: string;
  readonly token: string;
}

@Injectable()
export class PairDevice {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Exchanges a one-time code for a device's token; of two who come with the same code, the first. */
  async run(caller: Caller, code: string): Promise<PairedDevice> {
    const deviceId = newId(this.clock);
    const token = newDeviceToken();
    const now = this.clock.now();
    await this.database.transaction(async (tx) => {
      const sql = sqlOf(tx, Device, DevicePairing, Gate);
      const pairing = await sql
        .selectFrom('device_pairings')
        .innerJoin('gates', 'gates.id', 'device_pairings.gate_id')
        .select(['device_pairings.id', 'gate_id', 'event_id', 'rights', 'device_name', 'expires_at', 'used_at'])
        .where('code_hash', '=', pairingCodeHash(code))
        .forUpdate('device_pairings')
        .executeTakeFirst();
      if (!pairing || pairing.used_at || pairing.expires_at <= now) throw new PairingCodeNotUsable();
      const leaseUntil = await eventLease(tx, pairing.event_id, now);
      await sql
        .insertInto('devices')
        .values({
          id: deviceId,
          gate_id: pairing.gate_id,
          name: pairing.device_name,
          rights: pairing.rights,
          token_hash: deviceTokenHash(token),
          paired_at: now,
          lease_until: leaseUntil,
        })
        .execute();
      await sql
        .updateTable('device_pairings')
        .set({ used_at: now, device_id: deviceId })
        .where('id', '=', pairing.id)
        .execute();
      await this.audit.open(tx, {
        aggregateType: 'device',
        aggregateId: deviceId,
        eventId: pairing.event_id,
        action: 'device.paired',
        caller,
        changes: {
          pairingId: pairing.id,
          gateId: pairing.gate_id,
          name: pairing.device_name,
          rights: pairing.rights,
          leaseUntil: leaseUntil.toISOString(),
        },
      });
    });
    return { deviceId, token };
  }
}
