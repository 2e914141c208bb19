import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Arrivals, Ticket } from '@pho-hien/events-api';
import { addDays, instantOf, type VietnamDay } from '@pho-hien/kernel';
import { Database, sqlOf } from '@pho-hien/platform';
import { CheckInList, Scan } from '../rows/index.ts';

/** Tells events who came through a gate on a day: for announcements to those who did, or did not. */
@Injectable()
export class ArrivalsOfDay implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly arrivals: Arrivals,
  ) {}

  onModuleInit(): void {
    this.arrivals.register((eventId, day) => this.on(eventId, day));
  }

  /** Registrations with an entry that day that the steward's device let through and nobody took back. */
  private async on(eventId: string, day: VietnamDay): Promise<string[]> {
    const rows = await sqlOf(this.database.reader, CheckInList, Scan, Ticket)
      .selectFrom('scans')
      .innerJoin('check_in_lists', 'check_in_lists.id', 'scans.list_id')
      .innerJoin('tickets', 'tickets.id', 'scans.ticket_id')
      .select('tickets.registration_id')
      .distinct()
      .where('check_in_lists.event_id', '=', eventId)
      .where('scans.kind', '=', 'SCAN')
      .where('scans.direction', '=', 'ENTRY')
      .where('scans.verdict_at_device', '=', 'OK')
      .where('scans.corrected_at', '>=', instantOf(day))
      .where('scans.corrected_at', '<', instantOf(addDays(day, 1)))
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('scans as undone').select('undone.id').whereRef('undone.undo_of_id', '=', 'scans.id'))),
      )
      .execute();
    return rows.map(({ registration_id }) => registration_id);
  }
}
