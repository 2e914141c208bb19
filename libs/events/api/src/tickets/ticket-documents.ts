import { Injectable } from '@nestjs/common';
import { textIn } from '@pho-hien/kernel';
import { Database } from '@pho-hien/platform';
import type { TicketDocument } from '../documents/ticket-document.ts';
import { offerOf, validDaysOf } from '../registrations/offer-facts.ts';
import { WalletTokens } from '../registrations/wallet-tokens.ts';
import { TicketSigner } from '../signing/ticket-signer.ts';
import { eventsSql } from '../sql.ts';
import { TicketQueries } from './ticket.queries.ts';

/** Puts together what a printed ticket says. */
@Injectable()
export class TicketDocuments {
  constructor(
    private readonly database: Database,
    private readonly tickets: TicketQueries,
    private readonly signer: TicketSigner,
    private readonly wallets: WalletTokens,
  ) {}

  /** The document of a ticket that admits; null for any other, and for an id that is none. */
  async of(ticketId: string): Promise<TicketDocument | null> {
    const sql = eventsSql(this.database.reader);
    const row = await sql
      .selectFrom('tickets')
      .innerJoin('registrations', 'registrations.id', 'tickets.registration_id')
      .select(['registrations.id', 'registrations.locale', 'registrations.ticket_type_id'])
      .where('tickets.id', '=', ticketId)
      .executeTakeFirst();
    if (!row) return null;
    const ticket = await this.tickets.byId(ticketId);
    const code = await this.signer.codeOf(ticket.signable);
    if (!code) return null;
    const { locale } = row;
    const offer = await offerOf(sql, row.ticket_type_id);
    const { event } = offer;
    return {
      locale,
      code,
      shortCode: ticket.shortCode,
      registrationId: row.id,
      holderName: ticket.holderName,
      ticketTypeName: textIn(offer.ticketType.name, locale),
      event: {
        name: textIn(event.name, locale),
        venueName: textIn(event.venueName, locale),
        venueAddress: event.venueAddress || null,
        contactEmail: event.contactEmail,
        url: this.wallets.linkToEvent(event.slug, locale),
        days: validDaysOf(offer).map(({ date, opensAt, closesAt, label }) => ({
          date,
          opensAt,
          closesAt,
          label: textIn(label, locale) || null,
        })),
      },
    };
  }
}
