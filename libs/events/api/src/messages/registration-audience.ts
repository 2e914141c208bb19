import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type AnnouncementAudience, CONSENTS_FOR_DETAILS, LIVE_REGISTRATION_STATUSES } from '@pho-hien/events-core';
import {
  AnnouncementAudiences,
  type AnnouncedTo,
  type AudienceMember,
  type AudienceSource,
} from '@pho-hien/notifications-api';
import type { MailPurpose } from '@pho-hien/notifications-core';
import { Database } from '@pho-hien/platform';
import { sql as raw } from 'kysely';
import { holderOf } from '../registrations/holder-of.ts';
import { type OfferFacts, offerOf } from '../registrations/offer-facts.ts';
import { RegistrationMails } from '../registrations/registration-mails.ts';
import { eventsSql } from '../sql.ts';
import { registrationsBehind } from '../tables/registrations-behind.ts';
import { Arrivals } from './arrivals.ts';

/** The people of an event whom an announcement may go to. */
@Injectable()
export class RegistrationAudience implements AudienceSource, OnModuleInit {
  readonly type = 'registration';

  constructor(
    private readonly database: Database,
    private readonly mails: RegistrationMails,
    private readonly audiences: AnnouncementAudiences,
    private readonly arrivals: Arrivals,
  ) {}

  onModuleInit(): void {
    this.audiences.register(this);
  }

  /** How many addresses, each in one language. */
  async size(eventId: string, purpose: MailPurpose, audience: AnnouncementAudience): Promise<number> {
    const { count } = await (
      await this.matching(eventId, purpose, audience)
    )
      .select(raw<string>`count(distinct (registrations.email, registrations.locale))`.as('count'))
      .executeTakeFirstOrThrow();
    return Number(count);
  }

  async page(
    { eventId, purpose, audience }: AnnouncedTo,
    after: string | null,
    size: number,
  ): Promise<AudienceMember[]> {
    const rows = await (
      await this.matching(eventId, purpose, audience as unknown as AnnouncementAudience)
    )
      .select(['registrations.id', 'full_name', 'email', 'locale', 'wallet_link', 'ticket_type_id'])
      .$if(after !== null, (query) => query.where('registrations.id', '>', after!))
      .orderBy('registrations.id')
      .limit(size)
      .execute();
    const offers = new Map<string, OfferFacts>();
    for (const id of new Set(rows.map(({ ticket_type_id }) => ticket_type_id)))
      offers.set(id, await offerOf(eventsSql(this.database.reader), id));
    return rows.map((row) => ({
      id: row.id,
      email: row.email,
      locale: row.locale,
      values: this.mails.announcementValues(holderOf(row), offers.get(row.ticket_type_id)!, purpose),
    }));
  }

  private async matching(
    eventId: string,
    purpose: MailPurpose,
    { ticketTypeIds, statuses, arrival, chosen }: AnnouncementAudience,
  ) {
    const there = arrival ? await this.arrivals.on(eventId, arrival.day) : [];
    const sql = eventsSql(this.database.reader);
    const behind = chosen ? registrationsBehind(sql, eventId, chosen) : null;
    return sql
      .selectFrom('registrations')
      .where('event_id', '=', eventId)
      .where('status', 'in', statuses.length > 0 ? statuses : LIVE_REGISTRATION_STATUSES)
      .where('consent_state', 'in', CONSENTS_FOR_DETAILS)
      .where('email', '<>', '')
      .$if(ticketTypeIds.length > 0, (query) => query.where('ticket_type_id', 'in', ticketTypeIds))
      .$if(behind !== null, (query) => query.where(raw<boolean>`registrations.id in (${behind})`))
      .$if(arrival !== null, (query) =>
        query.where(
          arrival?.arrived
            ? raw<boolean>`registrations.id = any(${there}::uuid[])`
            : raw<boolean>`registrations.id <> all(${there}::uuid[])`,
        ),
      )
      .$if(purpose === 'NEWS', (query) =>
        query.where(({ exists, selectFrom }) =>
          exists(
            selectFrom('registration_consents')
              .select('registration_id')
              .whereRef('registration_id', '=', 'registrations.id')
              .where('purpose', '=', 'NEWS')
              .where('withdrawn_at', 'is', null),
          ),
        ),
      );
  }
}
