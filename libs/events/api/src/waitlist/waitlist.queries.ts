import { Injectable } from '@nestjs/common';
import { Database, pageSize, toConnection } from '@pho-hien/platform';
import { asRegistration } from '../registrations/registration.queries.ts';
import { eventsSql } from '../sql.ts';
import type { WaitlistStandingType } from './waitlist.graphql.ts';

/** Reads of the waitlist, for pages. */
@Injectable()
export class WaitlistQueries {
  constructor(private readonly database: Database) {}

  /** A page of the line of a ticket type, first in line first; who is offered a place stands where they stood. */
  async line(ticketTypeId: string, first?: number | null, after?: string | null) {
    const size = pageSize(first);
    const beyond = Number(after);
    const rows = await eventsSql(this.database.reader)
      .selectFrom('registrations')
      .selectAll()
      .where('ticket_type_id', '=', ticketTypeId)
      .where('status', 'in', ['WAITLISTED', 'OFFERED'])
      .$if(Number.isSafeInteger(beyond), (query) => query.where('waitlist_number', '>', beyond))
      .orderBy('waitlist_number')
      .limit(size + 1)
      .execute();
    const { edges, ...page } = toConnection(rows, size, ({ waitlist_number }) => String(waitlist_number));
    return { ...page, edges: edges.map(({ cursor, node }) => ({ cursor, node: asRegistration(node) })) };
  }

  /** Where each registration stands, by id; those that never stood in line are left out. */
  async standingsOf(registrationIds: readonly string[]): Promise<Map<string, WaitlistStandingType>> {
    const rows = await eventsSql(this.database.reader)
      .selectFrom('registrations as one')
      .where('one.id', 'in', registrationIds)
      .where('one.waitlist_number', 'is not', null)
      .select(['one.id', 'one.status', 'one.waitlist_approved_at', 'one.offered_at', 'one.offer_expires_at'])
      .select(['one.cancelled_at', 'one.decided_at'])
      .select((row) =>
        row
          .selectFrom('registrations as before')
          .select(({ fn }) => fn.countAll<string>().as('ahead'))
          .whereRef('before.ticket_type_id', '=', 'one.ticket_type_id')
          .where('before.status', '=', 'WAITLISTED')
          .whereRef('before.waitlist_number', '<', 'one.waitlist_number')
          .as('ahead'),
      )
      .execute();
    return new Map(
      rows.map((row) => [
        row.id,
        {
          position: row.status === 'WAITLISTED' ? Number(row.ahead) + 1 : null,
          approvedAt: row.waitlist_approved_at,
          offeredAt: row.offered_at,
          offerExpiresAt: row.offer_expires_at,
          lapsed: row.decided_at === null && isAfter(row.cancelled_at, row.offer_expires_at),
        },
      ]),
    );
  }
}

const isAfter = (at: Date | null, end: Date | null) => at !== null && end !== null && at >= end;
