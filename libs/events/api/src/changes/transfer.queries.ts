import { Inject, Injectable } from '@nestjs/common';
import { type TransferRefusal, transferRefusal } from '@pho-hien/events-core';
import type { Clock } from '@pho-hien/kernel';
import { CLOCK, Database } from '@pho-hien/platform';
import { offerOf } from '../registrations/offer-facts.ts';
import { eventsSql } from '../sql.ts';
import type { OpenTransferType, TransferOfferType } from './changes.graphql.ts';
import { LinkTokens } from './link-tokens.ts';
import { TicketUses } from './ticket-uses.ts';

/** Reads of transfers, for pages. */
@Injectable()
export class TransferQueries {
  constructor(
    private readonly database: Database,
    private readonly tokens: LinkTokens,
    private readonly uses: TicketUses,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The open transfer of each registration; those that have none are left out. */
  async openOf(registrationIds: readonly string[]): Promise<Map<string, OpenTransferType>> {
    const rows = await eventsSql(this.database.reader)
      .selectFrom('ticket_transfers')
      .select(['id', 'registration_id', 'to_name', 'offered_at'])
      .where('registration_id', 'in', registrationIds)
      .where('status', '=', 'OPEN')
      .execute();
    return new Map(
      rows.map(({ id, registration_id, to_name, offered_at }) => [
        registration_id,
        { toName: to_name, takeToken: this.tokens.of('transfer', id), offeredAt: offered_at },
      ]),
    );
  }

  /** What the link of a transfer opens, or opened; undefined for no link of ours. */
  async offerOf(token: string): Promise<TransferOfferType | undefined> {
    const transfer = await eventsSql(this.database.reader)
      .selectFrom('ticket_transfers')
      .select(['registration_id', 'to_name', 'status'])
      .where('token_hash', '=', this.tokens.hashOf(token) ?? '')
      .executeTakeFirst();
    if (!transfer) return undefined;
    const { refusal, offer } = await this.stateOf(transfer.registration_id);
    return {
      status: transfer.status,
      toName: transfer.to_name,
      eventName: offer.event.name,
      eventSlug: offer.event.slug,
      ticketTypeName: offer.ticketType.name,
      refusal,
    };
  }

  /** Why the ticket of a registration cannot be passed on; null when it can. */
  async refusalOf(registrationId: string): Promise<TransferRefusal | null> {
    return (await this.stateOf(registrationId)).refusal;
  }

  private async stateOf(registrationId: string) {
    const reader = this.database.reader;
    const sql = eventsSql(reader);
    const row = await sql
      .selectFrom('registrations')
      .leftJoin('tickets', (join) =>
        join.onRef('tickets.registration_id', '=', 'registrations.id').on('tickets.status', '=', 'VALID'),
      )
      .select([
        'registrations.status',
        'registrations.minor',
        'registrations.ticket_type_id',
        'tickets.id as ticket_id',
      ])
      .where('registrations.id', '=', registrationId)
      .executeTakeFirstOrThrow();
    const offer = await offerOf(sql, row.ticket_type_id);
    const facts = {
      registration: row.status,
      minor: row.minor,
      ticket: row.ticket_id ? ('VALID' as const) : null,
      event: offer.event.status,
      eventEndsAt: offer.event.endsAt,
      rules: offer.ticketType.transfers,
      used: row.ticket_id !== null && (await this.uses.used(reader, row.ticket_id)),
    };
    return { offer, refusal: transferRefusal(facts, this.clock.now()) };
  }
}
