import { Injectable } from '@nestjs/common';
import type { EntryJudgement } from '@pho-hien/contests-core';
import { ENTRY_SIZES } from '@pho-hien/contests-core';
import { normaliseEmail } from '@pho-hien/kernel';
import { OrganisationQueries } from '@pho-hien/organisations-api';
import { Database, notFound } from '@pho-hien/platform';
import { setupOf } from '../setup/stored-setup.ts';
import { contestsSql } from '../sql.ts';
import { EntryRulesReader } from './entry-facts.ts';
import type { MayEnterInput } from './may-enter.graphql.ts';

/** Answers "may we enter?" while the form is being filled in; nothing is kept. */
@Injectable()
export class MayEnter {
  constructor(
    private readonly database: Database,
    private readonly organisations: OrganisationQueries,
    private readonly rules: EntryRulesReader,
  ) {}

  /** `NOT_FOUND` for a contest that is not open to everybody, or a board that it does not have. */
  async run(input: MayEnterInput): Promise<EntryJudgement> {
    const { reader } = this.database;
    const [contest, organisationId] = await Promise.all([
      contestsSql(reader)
        .selectFrom('contests')
        .select(['slug', 'event_id', 'setup', 'status'])
        .where('id', '=', input.contestId)
        .executeTakeFirst(),
      this.organisations.standing(input.organisationId),
    ]);
    if (!contest || contest.status !== 'OPEN' || organisationId === null) throw notFound();
    const setup = setupOf(contest);
    if (!setup.boards.some(({ id }) => id === input.boardId)) throw notFound();
    const { judgement } = await this.rules.answer(reader, {
      contestId: input.contestId,
      setup,
      boardId: input.boardId,
      organisationId,
      institutionId: input.institutionId ?? null,
      entryId: input.entryId ?? null,
      field: input.field ?? null,
      teamSize: input.teamSize,
      teamEmails: input.teamEmails.slice(0, ENTRY_SIZES.team).map(normaliseEmail),
    });
    return judgement;
  }
}
