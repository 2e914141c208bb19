import { Injectable } from '@nestjs/common';
import { isLive, LIVE_REGISTRATION_STATUSES } from '@pho-hien/events-core';
import type { NextStep } from '@pho-hien/organisations-api';
import { Database } from '@pho-hien/platform';
import type { Selectable } from 'kysely';
import { eventsSql, type EventsTables } from '../sql.ts';
import type { GroupMemberType, GroupTotalsType, RegistrationGroupType } from './group.graphql.ts';

/** How long after asking everybody may be asked again. */
const PAUSE_MS = 12 * 3_600_000;

/** Reads of groups, for who entered them. */
@Injectable()
export class GroupQueries {
  constructor(private readonly database: Database) {}

  private get sql() {
    return eventsSql(this.database.reader);
  }

  /** The organisation a group belongs to; undefined when there is no such group. */
  async organisationOf(id: string): Promise<string | undefined> {
    const row = await this.sql
      .selectFrom('registration_groups')
      .select('organisation_id')
      .where('id', '=', id)
      .executeTakeFirst();
    return row?.organisation_id;
  }

  /** The organisation that registered somebody; undefined when there is none. */
  async organisationOfMember(registrationId: string): Promise<string | undefined> {
    const row = await this.sql
      .selectFrom('registrations')
      .select('organisation_id')
      .where('id', '=', registrationId)
      .where('group_id', 'is not', null)
      .executeTakeFirst();
    return row?.organisation_id ?? undefined;
  }

  async byId(id: string): Promise<RegistrationGroupType> {
    return asGroup(
      await this.sql.selectFrom('registration_groups').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
    );
  }

  async groupOfMember(registrationId: string): Promise<RegistrationGroupType> {
    const row = await this.sql
      .selectFrom('registration_groups')
      .innerJoin('registrations', 'registrations.group_id', 'registration_groups.id')
      .selectAll('registration_groups')
      .where('registrations.id', '=', registrationId)
      .executeTakeFirstOrThrow();
    return asGroup(row);
  }

  /** The groups of an organisation, newest first. */
  async ofOrganisation(organisationId: string): Promise<RegistrationGroupType[]> {
    const rows = await this.sql
      .selectFrom('registration_groups')
      .selectAll()
      .where('organisation_id', '=', organisationId)
      .orderBy('entered_at', 'desc')
      .limit(100)
      .execute();
    return rows.map(asGroup);
  }

  /** What an organisation could do now: groups in which somebody has not answered. */
  async nextStepsOf(organisationId: string): Promise<NextStep[]> {
    const rows = await this.sql
      .selectFrom('registrations')
      .select('group_id')
      .distinct()
      .where('organisation_id', '=', organisationId)
      .where('group_id', 'is not', null)
      .where('consent_state', 'in', ['ASKED', 'GUARDIAN_ASKED'])
      .where('status', 'in', LIVE_REGISTRATION_STATUSES)
      .execute();
    return rows.map(({ group_id }) => ({
      code: 'ANSWERS_AWAITED',
      rank: 20,
      path: `/startups/${organisationId}/groups/${group_id}`,
    }));
  }

  async totalsOf(ids: readonly string[]): Promise<Map<string, GroupTotalsType>> {
    const rows = await this.sql
      .selectFrom('registrations')
      .select(['group_id', 'status', 'consent_state', ({ fn }) => fn.countAll<string>().as('people')])
      .where('group_id', 'in', ids)
      .groupBy(['group_id', 'status', 'consent_state'])
      .execute();
    const totals = new Map(ids.map((id) => [id, { ...NOBODY }]));
    for (const { group_id, status, consent_state, people } of rows) {
      const total = totals.get(group_id!)!;
      const count = Number(people);
      total.people += count;
      if (!isLive(status)) total.gone += count;
      else if (consent_state === 'GUARDIAN_ASKED') total.guardians += count;
      else if (consent_state === 'ASKED') total.unanswered += count;
      else if (status === 'AWAITING_APPROVAL') total.awaitingApproval += count;
      else total.settled += count;
    }
    return totals;
  }

  /** The people of a group: who still has to answer first, then by name. */
  async membersOf(groupId: string): Promise<GroupMemberType[]> {
    const rows = await this.sql
      .selectFrom('registrations')
      .innerJoin('consent_requests', 'consent_requests.registration_id', 'registrations.id')
      .leftJoin('tickets', (join) =>
        join.onRef('tickets.registration_id', '=', 'registrations.id').on('tickets.status', '=', 'VALID'),
      )
      .select([
        'registrations.id',
        'full_name as fullName',
        'email',
        'minor',
        'registrations.status',
        'consent_state as consent',
        'guardian_name as guardianName',
        'guardian_email as guardianEmail',
        'answer_by as answerBy',
        'tickets.short_code as ticketShortCode',
      ])
      .where('registrations.group_id', '=', groupId)
      .orderBy('search_name')
      .execute();
    return rows.sort((a, b) => orderOf(a) - orderOf(b));
  }
}

const NOBODY: GroupTotalsType = {
  people: 0,
  settled: 0,
  unanswered: 0,
  guardians: 0,
  awaitingApproval: 0,
  gone: 0,
};

function orderOf({ status, consent }: Pick<GroupMemberType, 'status' | 'consent'>): number {
  if (!isLive(status)) return 3;
  return consent === 'GUARDIAN_ASKED' ? 0 : consent === 'ASKED' ? 1 : 2;
}

function asGroup(row: Selectable<EventsTables['registration_groups']>): RegistrationGroupType {
  return {
    id: row.id,
    organisationId: row.organisation_id,
    source: row.source,
    enteredAt: row.entered_at,
    authorityReference: row.authority_reference,
    askAgainAt: new Date((row.asked_again_at ?? row.entered_at).getTime() + PAUSE_MS),
    eventId: row.event_id,
    ticketTypeId: row.ticket_type_id,
  };
}
