import { Registration, Ticket, TicketType } from '@pho-hien/events-api';
import { prepare } from '@pho-hien/platform';
import { Device, Gate, Scan } from '../rows/index.ts';

/** A scan as it was answered, to be answered the same way again. */
export const storedScan = prepare<{ scanId: string }>()(
  'check_in_stored_scan',
  [Device, Gate, Registration, Scan, Ticket, TicketType],
  (sql, { scanId }) =>
    sql
      .selectFrom('scans as scan')
      .leftJoin('gates as used_gate', 'used_gate.id', 'scan.used_gate_id')
      .leftJoin('tickets', 'tickets.id', 'scan.ticket_id')
      .leftJoin('registrations as holder', 'holder.id', 'tickets.registration_id')
      .leftJoin('ticket_types as type', 'type.id', 'holder.ticket_type_id')
      .select([
        'scan.id',
        'scan.kind',
        'scan.device_id',
        'scan.list_id',
        'scan.ticket_id',
        'scan.sequence',
        'scan.direction',
      ])
      .select([
        'scan.verdict',
        'scan.reason',
        'scan.on_list',
        'scan.used_at',
        'scan.undo_of_id',
        'scan.admission_version',
      ])
      .select([
        'used_gate.name as used_gate_name',
        'holder.full_name',
        'holder.organisation_name',
        'type.name as type_name',
      ])
      .where('scan.id', '=', scanId),
);

export type StoredScan = typeof storedScan extends { readonly row?: infer Row } ? NonNullable<Row> : never;
