import { Injectable } from '@nestjs/common';
import { CONSENT_TEXT_VERSIONS, GUARDIAN_TEXT_VERSION } from '@pho-hien/events-core';
import { OrganisationQueries } from '@pho-hien/organisations-api';
import { type Caller, Database, notFound, RateLimits } from '@pho-hien/platform';
import { eventsSql } from '../sql.ts';
import type { GroupEntryType, GuardianRequestType, GuardianWaitType } from './consent.graphql.ts';
import { LinkTokens } from '../changes/link-tokens.ts';
import { addressHint } from '../registrations/address-hint.ts';

/** Answers through one guardian's link after another, from one address. */
const GUARDIAN_CHANGES = { name: 'guardian-change', times: 60, seconds: 60 };

/** What is asked of whom, for who holds the link. */
@Injectable()
export class ConsentQueries {
  constructor(
    private readonly database: Database,
    private readonly organisations: OrganisationQueries,
    private readonly links: LinkTokens,
    private readonly limits: RateLimits,
  ) {}

  /** By registration, for those that somebody else made. */
  async entriesOf(ids: readonly string[]): Promise<Map<string, GroupEntryType>> {
    const rows = await eventsSql(this.database.reader)
      .selectFrom('registrations')
      .select(['id', 'organisation_id', 'organisation_name', 'consent_state', 'minor', 'phone'])
      .where('id', 'in', ids)
      .where('group_id', 'is not', null)
      .execute();
    return new Map(
      rows.map((row) => [
        row.id,
        {
          organisationName: row.organisation_name ?? '',
          consent: row.consent_state,
          minor: row.minor,
          phone: row.consent_state === 'ASKED' ? row.phone : null,
          textVersion: CONSENT_TEXT_VERSIONS.REGISTRATION,
        },
      ]),
    );
  }

  /** By registration of somebody under 16: whom it waits for, or what it stands on. */
  async guardiansOf(ids: readonly string[]): Promise<Map<string, GuardianWaitType>> {
    const rows = await eventsSql(this.database.reader)
      .selectFrom('consent_requests')
      .innerJoin('registrations', 'registrations.id', 'consent_requests.registration_id')
      .select(['registration_id', 'guardian_name', 'guardian_email', 'consent_state as consent', 'answer_by'])
      .select('answered_at')
      .where('registration_id', 'in', ids)
      .where('minor', '=', true)
      .execute();
    return new Map(
      rows.map(({ registration_id, guardian_name, guardian_email, consent, answer_by, answered_at }) => [
        registration_id,
        {
          guardianName: guardian_name,
          guardianEmailHint: guardian_email && addressHint(guardian_email),
          consent,
          answerBy: answer_by,
          answeredAt: answered_at,
        },
      ]),
    );
  }

  /** What the guardian with this token is asked; undefined where there is no such token. */
  async requestOf(token: string): Promise<GuardianRequestType | undefined> {
    const hash = this.links.hashOf(token);
    const row =
      hash &&
      (await eventsSql(this.database.reader)
        .selectFrom('consent_requests')
        .innerJoin('registrations', 'registrations.id', 'consent_requests.registration_id')
        .selectAll('consent_requests')
        .select([
          'registrations.full_name',
          'registrations.organisation_id',
          'registrations.consent_state',
          'registrations.event_id',
          'registrations.ticket_type_id',
        ])
        .where('guardian_token_hash', '=', hash)
        .executeTakeFirst());
    if (!row) return undefined;
    const organisation = row.organisation_id === null ? null : await this.organisations.byId(row.organisation_id);
    return {
      registrationId: row.registration_id,
      eventId: row.event_id,
      ticketTypeId: row.ticket_type_id,
      childName: row.full_name,
      guardianName: row.guardian_name!,
      organisationName: organisation?.name ?? null,
      consent: row.consent_state,
      answerBy: row.answer_by!,
      answeredAt: row.answered_at,
      textVersion: row.text_version ?? GUARDIAN_TEXT_VERSION,
      text: row.text,
    };
  }

  /** The registration that the token answers for, to change it. Throws `NOT_FOUND`, `RATE_LIMITED`. */
  async open(token: string, caller: Caller): Promise<string> {
    await this.limits.use(GUARDIAN_CHANGES, caller.address ?? 'unknown');
    const request = await this.requestOf(token);
    if (!request) throw notFound();
    return request.registrationId;
  }
}
