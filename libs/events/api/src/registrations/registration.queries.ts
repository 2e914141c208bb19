import { Injectable } from '@nestjs/common';
import { LIVE_REGISTRATION_STATUSES, registrationWarnings } from '@pho-hien/events-core';
import { Database, pageSize, toConnection } from '@pho-hien/platform';
import type { Selectable } from 'kysely';
import { type EventsSql, eventsSql, type EventsTables } from '../sql.ts';
import { cursorOf, placeOf } from '../tables/place.ts';
import { inOrder, type RegistrationSelection, selectRegistrations } from './registration-selection.ts';
import type { RegistrationConsentType, RegistrationType } from './registration.graphql.ts';
import type { WalletType } from './wallet.graphql.ts';

/** Which registrations of an event to list, and from where on. */
export interface RegistrationFilter extends RegistrationSelection {
  readonly first?: number | null;
  readonly after?: string | null;
}

/** Reads of registrations, for pages. */
@Injectable()
export class RegistrationQueries {
  constructor(private readonly database: Database) {}

  private get sql(): EventsSql {
    return eventsSql(this.database.reader);
  }

  /** A page of them, the newest first, and how many there are in all. */
  async page({ first, after, ...selection }: RegistrationFilter) {
    const size = pageSize(first);
    const matching = selectRegistrations(this.sql, selection);
    const [rows, { total }] = await Promise.all([
      inOrder(matching, 'NEWEST', placeOf('NEWEST', after))
        .selectAll('registrations')
        .limit(size + 1)
        .execute(),
      matching.select(({ fn }) => fn.countAll<string>().as('total')).executeTakeFirstOrThrow(),
    ]);
    return toConnection(
      rows.map(asRegistration),
      size,
      ({ id, submittedAt: key }) => cursorOf({ id, key }),
      Number(total),
    );
  }

  async byId(id: string): Promise<RegistrationType> {
    return asRegistration(
      await this.sql.selectFrom('registrations').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
    );
  }

  /** The event a registration belongs to; undefined when there is no such registration. */
  async eventOf(id: string): Promise<string | undefined> {
    const row = await this.sql.selectFrom('registrations').select('event_id').where('id', '=', id).executeTakeFirst();
    return row?.event_id;
  }

  async wallet(id: string): Promise<WalletType> {
    return asWallet(
      await this.sql.selectFrom('registrations').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
    );
  }

  /** The wallet whose token has this hash. */
  async walletByHash(hash: string): Promise<WalletType | undefined> {
    const row = await this.sql
      .selectFrom('registrations')
      .selectAll()
      .where('wallet_token_hash', '=', hash)
      .executeTakeFirst();
    return row && asWallet(row);
  }

  async consentsOf(ids: readonly string[]): Promise<Map<string, RegistrationConsentType[]>> {
    const rows = await this.sql
      .selectFrom('registration_consents')
      .selectAll()
      .where('registration_id', 'in', ids)
      .orderBy('purpose')
      .execute();
    const consents = new Map<string, RegistrationConsentType[]>(ids.map((id) => [id, []]));
    for (const row of rows)
      consents.get(row.registration_id)?.push({
        purpose: row.purpose,
        textVersion: row.text_version,
        text: row.text,
        locale: row.locale,
        givenAt: row.given_at,
        withdrawnAt: row.withdrawn_at,
      });
    return consents;
  }

  /** What to warn of, for several registrations of one event. */
  async warningsOf<One extends Pick<RegistrationType, 'id' | 'eventId' | 'searchName' | 'fullName' | 'phone'>>(
    registrations: readonly One[],
  ): Promise<Map<One, string[]>> {
    const events = [...new Set(registrations.map(({ eventId }) => eventId))];
    const names = [...new Set(registrations.map(({ searchName }) => searchName))];
    const rows = await this.sql
      .selectFrom('registrations')
      .select(['id', 'event_id', 'full_name', 'phone'])
      .where('event_id', 'in', events)
      .where('search_name', 'in', names)
      .where('phone', 'is not', null)
      .where('status', 'in', LIVE_REGISTRATION_STATUSES)
      .execute();
    return new Map(
      registrations.map((one) => {
        const others = rows.filter(({ id, event_id }) => id !== one.id && event_id === one.eventId);
        return [
          one,
          registrationWarnings(
            one,
            others.map(({ full_name, phone }) => ({ fullName: full_name, phone })),
          ),
        ];
      }),
    );
  }
}

type RegistrationRow = Selectable<EventsTables['registrations']>;

/** A row as its GraphQL type. */
export function asRegistration(row: RegistrationRow): RegistrationType {
  return {
    id: row.id,
    status: row.status,
    fullName: row.full_name,
    email: row.email,
    phone: row.phone,
    organisationName: row.organisation_name,
    note: row.note,
    locale: row.locale,
    submittedAt: row.submitted_at,
    decidedAt: row.decided_at,
    decisionReason: row.decision_reason,
    version: row.version,
    eventId: row.event_id,
    ticketTypeId: row.ticket_type_id,
    searchName: row.search_name,
  };
}

function asWallet(row: RegistrationRow): WalletType {
  return {
    registrationId: row.id,
    status: row.status,
    holderName: row.full_name,
    email: row.email,
    phone: row.phone,
    organisationName: row.organisation_name,
    decisionReason: row.decision_reason,
    submittedAt: row.submitted_at,
    eventId: row.event_id,
    ticketTypeId: row.ticket_type_id,
    walletLink: row.wallet_link,
  };
}
