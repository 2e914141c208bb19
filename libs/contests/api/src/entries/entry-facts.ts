import { Inject, Injectable } from '@nestjs/common';
import {
  type ContestSetup,
  type EntryFacts,
  type EntryJudgement,
  judgeEntry,
  LIVE_ENTRY_STATUSES,
} from '@pho-hien/contests-core';
import { EventQueries } from '@pho-hien/events-api';
import { spanOf } from '@pho-hien/events-core';
import { type Clock, InvalidInput, vietnamDayOf } from '@pho-hien/kernel';
import { OrganisationQueries } from '@pho-hien/organisations-api';
import type { Field } from '@pho-hien/organisations-core';
import { CLOCK, type Transaction } from '@pho-hien/platform';
import { ReferenceQueries } from '@pho-hien/reference-api';
import { contestsSql } from '../sql.ts';

/** What the rules are asked about. */
export interface EntryAsked {
  readonly contestId: string;
  readonly setup: ContestSetup;
  readonly boardId: string;
  readonly organisationId: string;
  readonly institutionId: string | null;
  /** Does not count beside itself. */
  readonly entryId: string | null;
  readonly field: Field | null;
  readonly teamSize: number;
  readonly teamEmails: readonly string[];
}

/** An answer of the rules, and which places the organisation's and the institution's other entries take. */
export interface EntryAnswered {
  readonly judgement: EntryJudgement;
  readonly takenOfOrganisation: readonly number[];
  readonly takenOfInstitution: readonly number[];
}

/** Gathers what the rules of entry ask, and asks them. */
@Injectable()
export class EntryRulesReader {
  constructor(
    private readonly organisations: OrganisationQueries,
    private readonly reference: ReferenceQueries,
    private readonly events: EventQueries,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws `InvalidInput` for a board that the contest does not have. */
  async answer(tx: Transaction, asked: EntryAsked): Promise<EntryAnswered> {
    const board = asked.setup.boards.find(({ id }) => id === asked.boardId);
    if (!board) throw new InvalidInput([{ field: 'boardId', code: 'unknown_value' }]);
    const [organisation, planRules, others] = await Promise.all([
      this.organisations.byId(asked.organisationId),
      this.reference.eligibilityRules(),
      this.others(tx, asked),
    ]);
    const ofOrganisation = others.filter((one) => one.organisation_id === asked.organisationId);
    const ofInstitution = others.filter((one) => one.institution_id === asked.institutionId);
    const facts: EntryFacts = {
      organisation,
      planRules,
      referenceDay: await this.referenceDay(asked.setup),
      field: asked.field,
      memberIds: await memberIds(tx, asked.teamEmails),
      teamSize: asked.teamSize,
      officialIds: new Set(await officialIds(tx, asked.contestId, asked.setup.eventId)),
      wonBefore: asked.setup.entryRules.pastWinnersBarred && (await wonBefore(tx, asked)),
      othersOfOrganisation: ofOrganisation.length,
      othersOfInstitution: asked.institutionId === null ? null : ofInstitution.length,
    };
    return {
      judgement: judgeEntry(facts, asked.setup.entryRules, board.fields),
      takenOfOrganisation: ofOrganisation.flatMap((one) => one.organisation_slot ?? []),
      takenOfInstitution: ofInstitution.flatMap((one) => one.institution_slot ?? []),
    };
  }

  private async referenceDay({ eventId }: ContestSetup): Promise<string> {
    const days = eventId === null ? undefined : (await this.events.daysOf([eventId])).get(eventId);
    return spanOf(days ?? [])?.startsOn ?? vietnamDayOf(this.clock.now());
  }

  /** Other live entries of the organisation or the institution in the contest. */
  private others(tx: Transaction, { contestId, organisationId, institutionId, entryId }: EntryAsked) {
    return contestsSql(tx)
      .selectFrom('contest_entries')
      .select(['organisation_id', 'institution_id', 'organisation_slot', 'institution_slot'])
      .where('contest_id', '=', contestId)
      .where('status', 'in', LIVE_ENTRY_STATUSES)
      .where((is) =>
        is.or([
          is('organisation_id', '=', organisationId),
          ...(institutionId === null ? [] : [is('institution_id', '=', institutionId)]),
        ]),
      )
      .$if(entryId !== null, (query) => query.where('id', '<>', entryId!))
      .execute();
  }
}

/** The accounts at these addresses. */
async function memberIds(tx: Transaction, emails: readonly string[]): Promise<string[]> {
  if (emails.length === 0) return [];
  const rows = await contestsSql(tx).selectFrom('users').select('id').where('email', 'in', emails).execute();
  return rows.map(({ id }) => id);
}

/** Who organises, runs or judges the contest. */
async function officialIds(tx: Transaction, contestId: string, eventId: string | null): Promise<string[]> {
  const rows = await contestsSql(tx)
    .selectFrom('role_grants')
    .select('user_id')
    .where('revoked_at', 'is', null)
    .where((is) =>
      is.or([
        is('contest_id', '=', contestId),
        ...(eventId === null ? [] : [is.and([is('role', '=', 'ORGANISER'), is('event_id', '=', eventId)])]),
      ]),
    )
    .execute();
  return rows.map((row) => row.user_id);
}

/** Whether the organisation, or somebody of the team, was awarded in an earlier contest of this name. */
async function wonBefore(tx: Transaction, { contestId, setup, organisationId, teamEmails }: EntryAsked) {
  const won = await contestsSql(tx)
    .selectFrom('contest_entries as entry')
    .innerJoin('contests as contest', 'contest.id', 'entry.contest_id')
    .select('entry.id')
    .where('entry.status', '=', 'AWARDED')
    .where('contest.id', '<>', contestId)
    .where((is) =>
      is.or([
        is('entry.organisation_id', '=', organisationId),
        ...(teamEmails.length === 0
          ? []
          : [
              is.exists(
                is
                  .selectFrom('contest_entry_members as member')
                  .select('member.position')
                  .whereRef('member.entry_id', '=', 'entry.id')
                  .where('member.email', 'in', teamEmails),
              ),
            ]),
      ]),
    )
    .select('contest.setup')
    .execute();
  return won.some((one) => one.setup.name.vi === setup.name.vi);
}
