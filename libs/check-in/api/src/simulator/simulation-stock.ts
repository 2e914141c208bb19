import { Injectable } from '@nestjs/common';
import { Registration, Ticket, TicketQueries, TicketSigner } from '@pho-hien/events-api';
import { vietnamDayOf } from '@pho-hien/kernel';
import { Database, sqlOf } from '@pho-hien/platform';
import { sql as raw } from 'kysely';
import { Admission, CheckInListTicketType } from '../rows/index.ts';

/** So many are drawn at once: a statement for some, and not one for each. */
const DRAWN = 120;

/** People of an event to whom something can happen at its gates, drawn by lot. */
@Injectable()
export class SimulationStock {
  constructor(
    private readonly database: Database,
    private readonly tickets: TicketQueries,
    private readonly signer: TicketSigner,
  ) {}

  /** Codes of valid tickets that were never let in on a list. */
  async outside(listId: string): Promise<string[]> {
    const rows = await this.sql
      .selectFrom('registrations')
      .innerJoin('check_in_list_ticket_types as allowed', 'allowed.ticket_type_id', 'registrations.ticket_type_id')
      .innerJoin('tickets', (join) =>
        join.onRef('tickets.registration_id', '=', 'registrations.id').on('tickets.status', '=', 'VALID'),
      )
      .leftJoin('admissions', (join) =>
        join.onRef('admissions.ticket_id', '=', 'tickets.id').onRef('admissions.list_id', '=', 'allowed.list_id'),
      )
      .select('registrations.id')
      .where('allowed.list_id', '=', listId)
      .where('registrations.status', '=', 'CONFIRMED')
      .where('admissions.ticket_id', 'is', null)
      .orderBy(raw`random()`)
      .limit(DRAWN)
      .execute();
    return this.codesOf(rows.map(({ id }) => id));
  }

  /** Codes of tickets that a list let in today and that are inside, or went out again. */
  async seen(listId: string, now: Date, isInside: boolean): Promise<string[]> {
    const rows = await this.sql
      .selectFrom('admissions')
      .innerJoin('tickets', 'tickets.id', 'admissions.ticket_id')
      .select('tickets.registration_id as id')
      .where('admissions.list_id', '=', listId)
      .where('admissions.inside', isInside ? '>' : '=', 0)
      .where('admissions.uses', '>', 0)
      .where(({ or, eb }) => or([eb('admissions.day', 'is', null), eb('admissions.day', '=', vietnamDayOf(now))]))
      .where('tickets.status', '=', 'VALID')
      .orderBy(raw`random()`)
      .limit(DRAWN)
      .execute();
    return this.codesOf(rows.map(({ id }) => id));
  }

  private get sql() {
    return sqlOf(this.database.reader, Admission, CheckInListTicketType, Registration, Ticket);
  }

  private async codesOf(registrationIds: readonly string[]): Promise<string[]> {
    if (registrationIds.length === 0) return [];
    const tickets = await this.tickets.newestOf(registrationIds);
    const codes = await Promise.all(
      registrationIds.flatMap((id) => {
        const ticket = tickets.get(id);
        return ticket ? [this.signer.codeOf(ticket.signable)] : [];
      }),
    );
    return codes.filter((code) => code !== null);
  }
}
