import { Injectable } from '@nestjs/common';
import { LIVE_REGISTRATION_STATUSES, registrationWarnings, type RegistrationStatus } from '@pho-hien/events-core';
import { endOfDay, instantOf, searchKey, type VietnamDay } from '@pho-hien/kernel';
import { Database, pageSize, toConnection } from '@pho-hien/platform';
import { type Selectable, sql as raw } from 'kysely';
import { type EventsSql, eventsSql, type EventsTables } from '../sql.ts';
import { afterCursor, cursorOf } from './registration-cursor.ts';
import type { RegistrationConsentType, RegistrationType } from './registration.graphql.ts';
import type { WalletType } from './wallet.graphql.ts';

/** Which registrations of an event to list. */
export interface RegistrationFilter {
  readonly eventId: string;
  readonly status?: RegistrationStatus | null;
  readonly ticketTypeId?: string | null;
  readonly search?: string | null;
  /** Sent on this day in Vietnam. */
  readonly day?: VietnamDay | null;
  readonly organisation?: string | null;
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

  /** A page of them, newest first; every word of `search` is somewhere in name, address, organisation or number. */
  async page(filter: RegistrationFilter) {
    const size = pageSize(filter.first);
    const words = searchKey(filter.search ?? '')
      .split(' ')
      .filter(Boolean);
    const matching = this.sql
      .selectFrom('registrations')
      .where('event_id', '=', filter.eventId)
      .$if(filter.status != null, (query) => query.where('status', '=', filter.status!))
      .$if(filter.ticketTypeId != null, (query) => query.where('ticket_type_id', '=', filter.ticketTypeId!))
      .$if(filter.day != null, (query) =>
        query.where('submitted_at', '>=', instantOf(filter.day!)).where('submitted_at', '<', endOfDay(filter.day!)),
      )
      .$if(!!filter.organisation?.trim(), (query) =>
        query.where(organisationKey, 'like', `%${escaped(searchKey(filter.organisation!))}%`),
      )
      .$call((query) =>
        words.reduce((narrowed, word) => narrowed.where('search_text', 'like', `%${escaped(word)}%`), query),
      );
    const after = afterCursor(filter.after);
    const rows = await matching
      .selectAll()
      .$if(after !== null, (query) =>
        query.where(({ eb, refTuple, tuple }) =>
          eb(refTuple('submitted_at', 'id'), '<', tuple(after!.submittedAt, after!.id)),
        ),
      )
      .orderBy('submitted_at', 'desc')
      .orderBy('id', 'desc')
      .limit(size + 1)
      .execute();
    const { total } = await matching.select(({ fn }) => fn.countAll<string>().as('total')).executeTakeFirstOrThrow();
    return toConnection(rows.map(asRegistration), size, cursorOf, Number(total));
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
  async warningsOf(registrations: readonly RegistrationType[]): Promise<Map<RegistrationType, string[]>> {
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

/** `searchKey` of the organisation's name, as the database writes it. */
const organisationKey = raw<string>`replace(lower(regexp_replace(normalize(organisation_name, NFD), '[\\u0300-\\u036f]', '', 'g')), 'đ', 'd')`;

const escaped = (word: string) => word.replace(/[\\%_]/g, '\\$&');

type RegistrationRow = Selectable<EventsTables['registrations']>;

function asRegistration(row: RegistrationRow): RegistrationType {
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
