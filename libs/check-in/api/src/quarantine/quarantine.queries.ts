import { Injectable } from '@nestjs/common';
import { Database, sqlOf } from '@pho-hien/platform';
import { Device, Gate, QuarantinedFact } from '../rows/index.ts';
import type { DeviceFact } from '../sync/device-fact.ts';
import type { QuarantinedFactType } from './quarantine.graphql.ts';
import { QuarantinedGuests } from './quarantined-guests.ts';

/** The most facts that are listed, and decided on, at once. */
export const MOST_AT_ONCE = 500;

@Injectable()
export class QuarantineQueries {
  constructor(
    private readonly database: Database,
    private readonly guests: QuarantinedGuests,
  ) {}

  /** The facts of an event that wait for a decision, by device and number; at most {@link MOST_AT_ONCE}. */
  async ofEvent(eventId: string): Promise<QuarantinedFactType[]> {
    const rows = await sqlOf(this.database.reader, Device, Gate, QuarantinedFact)
      .selectFrom('quarantined_facts as apart')
      .innerJoin('devices', 'devices.id', 'apart.device_id')
      .innerJoin('gates', 'gates.id', 'devices.gate_id')
      .select(['apart.id', 'apart.device_id', 'apart.fact', 'apart.reason', 'apart.received_at', 'apart.corrected_at'])
      .select(['devices.name as device_name', 'gates.name as gate_name'])
      .where('gates.event_id', '=', eventId)
      .where('apart.decision', 'is', null)
      .orderBy('apart.device_id')
      .orderBy('apart.sequence')
      .limit(MOST_AT_ONCE)
      .execute();
    const guests = await this.guests.among(eventId, rows);
    return rows.map((row) => {
      const fact = row.fact as unknown as DeviceFact;
      const scan = fact.kind === 'SCAN' ? fact : null;
      return {
        id: row.id,
        deviceId: row.device_id,
        deviceName: row.device_name,
        gateName: row.gate_name,
        reason: row.reason,
        at: row.corrected_at,
        receivedAt: row.received_at,
        ticketId: scan?.ticketId ?? null,
        undoes: fact.kind === 'UNDO' ? fact.undoesScanId : null,
        guest: guests.get(row.id) ?? null,
        direction: scan?.direction ?? null,
        verdict: scan?.verdict ?? null,
      };
    });
  }
}
