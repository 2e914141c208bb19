import { Injectable } from '@nestjs/common';
import { runPrepared, SqlPool } from '@pho-hien/platform';
import type { GateConflict } from '../sync/sync.graphql.ts';
import { gateConflicts } from './gate-conflicts.ts';

@Injectable()
export class ConflictsAtGate {
  constructor(private readonly pool: SqlPool) {}

  /** What the people at a gate should know: conflicts with a side there that nobody has settled. */
  async read(eventId: string, gateId: string): Promise<GateConflict[]> {
    const rows = await runPrepared(this.pool, gateConflicts, { eventId, gateId });
    return rows.map((row) => ({
      id: row.id,
      listId: row.list_id,
      ticketId: row.ticket_id,
      ticketTypeName: row.type_name,
      noticedAt: row.noticed_at,
      entry: {
        scanId: row.entry_id,
        at: row.entry_at,
        gateName: row.entry_gate_name,
        deviceName: row.entry_device_name,
        here: row.entry_gate_id === gateId,
      },
      other: {
        scanId: row.other_id,
        at: row.other_at,
        gateName: row.other_gate_name,
        deviceName: row.other_device_name,
        here: row.other_gate_id === gateId,
      },
    }));
  }
}
