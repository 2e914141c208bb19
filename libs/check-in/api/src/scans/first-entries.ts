import { Injectable } from '@nestjs/common';
import { Database, sqlOf } from '@pho-hien/platform';
import { Scan } from '../rows/index.ts';

@Injectable()
export class FirstEntries {
  constructor(private readonly database: Database) {}

  /** When each of these tickets was first let in anywhere; those that never were, or were taken back, are left out. */
  async of(ticketIds: readonly string[]): Promise<Map<string, Date>> {
    if (ticketIds.length === 0) return new Map();
    const rows = await sqlOf(this.database.reader, Scan)
      .selectFrom('scans')
      .select((scan) => ['ticket_id', scan.fn.min('corrected_at').as('at')])
      .where('ticket_id', 'in', ticketIds)
      .where('direction', '=', 'ENTRY')
      .where('admission_version', 'is not', null)
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('scans as undo').select('undo.id').whereRef('undo.undo_of_id', '=', 'scans.id'))),
      )
      .groupBy('ticket_id')
      .execute();
    return new Map(rows.map(({ ticket_id, at }) => [ticket_id!, at]));
  }
}
