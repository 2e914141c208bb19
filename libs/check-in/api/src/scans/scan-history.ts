import type { ScanFact, UndoFact } from '@pho-hien/check-in-core';
import { prepare } from '@pho-hien/platform';
import { Device, Scan } from '../rows/index.ts';

/** Every fact that made the state of a ticket on a list. */
export const scanHistory = prepare<{ listId: string; ticketId: string }>()(
  'check_in_history',
  [Device, Scan],
  (sql, { listId, ticketId }) =>
    sql
      .selectFrom('scans')
      .innerJoin('devices', 'devices.id', 'scans.device_id')
      .select([
        'scans.id',
        'kind',
        'gate_id',
        'direction',
        'corrected_at',
        'verdict_at_device',
        'overridden',
        'undo_of_id',
      ])
      .where('list_id', '=', listId)
      .where('ticket_id', '=', ticketId)
      .where('admission_version', 'is not', null),
);

type HistoryRow = typeof scanHistory extends { readonly row?: infer Row } ? NonNullable<Row> : never;

/** A row of the ledger as the fold reads it. */
export function factOf(row: HistoryRow): ScanFact | UndoFact {
  if (row.kind === 'UNDO') return { kind: 'undo', scanId: row.id, undoesScanId: row.undo_of_id! };
  return {
    kind: 'scan',
    scanId: row.id,
    verdict: row.verdict_at_device!,
    direction: row.direction!,
    at: row.corrected_at,
    gateId: row.gate_id,
    overridden: row.overridden !== null,
  };
}
