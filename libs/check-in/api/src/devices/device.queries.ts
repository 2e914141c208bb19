import { Injectable } from '@nestjs/common';
import { Database, sqlOf } from '@pho-hien/platform';
import { sql as raw } from 'kysely';
import { Device, Gate, Scan } from '../rows/index.ts';
import type { DeviceType } from './device.graphql.ts';

@Injectable()
export class DeviceQueries {
  constructor(private readonly database: Database) {}

  async byId(id: string): Promise<DeviceType> {
    return this.select().where('devices.id', '=', id).executeTakeFirstOrThrow();
  }

  /** The devices of each of these gates, by name; the revoked ones too. */
  async ofGates(gateIds: readonly string[]): Promise<Map<string, DeviceType[]>> {
    if (gateIds.length === 0) return new Map();
    const rows = await this.select().select('gate_id').where('gate_id', 'in', gateIds).execute();
    return Map.groupBy(rows, (row) => row.gate_id);
  }

  /** Gate and event of a device; undefined where there is no such device. */
  placeOf(id: string): Promise<{ gate_id: string; event_id: string } | undefined> {
    return sqlOf(this.database.reader, Device, Gate)
      .selectFrom('devices')
      .innerJoin('gates', 'gates.id', 'devices.gate_id')
      .select(['gate_id', 'event_id'])
      .where('devices.id', '=', id)
      .executeTakeFirst();
  }

  private select() {
    return (
      sqlOf(this.database.reader, Device, Scan)
        .selectFrom('devices')
        .select([
          'devices.id',
          'devices.name',
          'devices.rights',
          'devices.paired_at as pairedAt',
          'devices.lease_until as leaseUntil',
          'devices.revoked_at as revokedAt',
          'devices.last_seen_at as lastSeenAt',
          'devices.waiting',
          'devices.list_issued_at as listIssuedAt',
        ])
        // A clock set to 1970 is further off than the numbers of GraphQL reach.
        .select(
          raw<number | null>`greatest(least(round(clock_offset_ms), 2147483647), -2147483648)::int`.as('clockOffsetMs'),
        )
        .select((device) =>
          device.fn
            .coalesce(
              device
                .selectFrom('scans')
                .select((scan) => scan.fn.max('scans.sequence').as('last'))
                .whereRef('scans.device_id', '=', 'devices.id'),
              device.lit(0),
            )
            .as('lastSequence'),
        )
        .orderBy('devices.name')
        .orderBy('devices.id')
    );
  }
}
