import { Injectable } from '@nestjs/common';
import type { ConflictKind } from '@pho-hien/contests-core';
import type { Locale, Scope } from '@pho-hien/kernel';
import { inContest } from '@pho-hien/kernel';
import { type Caller, Database, notFound } from '@pho-hien/platform';
import { contestsSql } from '../sql.ts';
import { personIn } from './invite-official.ts';
import type {
  ContestJudgeType,
  ContestOfficials,
  ContestSecretaryType,
  ContestTieType,
  JudgedTeam,
  JudgeStatement,
} from './judge.graphql.ts';
import { STATEMENT_VERSION, statementText } from './sign-statement.ts';
import { type TiedPair, Ties } from './ties.ts';

/** Reads of who runs a contest and who judges it. */
@Injectable()
export class OfficialQueries {
  constructor(
    private readonly database: Database,
    private readonly ties: Ties,
  ) {}

  private get sql() {
    return contestsSql(this.database.reader);
  }

  async of(contestId: string): Promise<ContestOfficials> {
    const [secretaries, judges] = await Promise.all([this.secretaries(contestId), this.judges(contestId)]);
    return { secretaries, judges };
  }

  /** Ties of all judges and entries; those that wait for a secretary first. */
  async tiesOf(contestId: string): Promise<ContestTieType[]> {
    const order = { UNDECIDED: 0, BARRED: 1, FREE: 2 };
    const ties = await this.named(await this.ties.between(this.database.reader, contestId));
    return ties.sort((a, b) => order[a.standing] - order[b.standing]);
  }

  async tieOf(contestId: string, judgeId: string, entryId: string): Promise<ContestTieType[]> {
    return this.named(await this.ties.between(this.database.reader, contestId, { judgeId, entryIds: [entryId] }));
  }

  private async named(ties: readonly TiedPair[]): Promise<ContestTieType[]> {
    if (ties.length === 0) return [];
    const rows = await this.sql
      .selectFrom('contest_entries')
      .select(['id', 'number', 'title'])
      .where('id', 'in', [...new Set(ties.map(({ entryId }) => entryId))])
      .execute();
    const entries = new Map(rows.map((row) => [row.id, row]));
    return ties.map((tie) => {
      const entry = entries.get(tie.entryId);
      return { ...tie, entryNumber: entry?.number ?? 0, entryTitle: entry?.title ?? '' };
    });
  }

  /** What the caller signs as a judge of the contest, or signed. Throws `NOT_FOUND`. */
  async statementOf(caller: Caller, contestId: string): Promise<JudgeStatement> {
    const own = await this.sql
      .selectFrom('contest_judges')
      .innerJoin('users', 'users.email', 'contest_judges.email')
      .select(['contest_judges.fields', 'max_load', 'signed_at', 'statement_text', 'statement_version'])
      .where('contest_judges.contest_id', '=', contestId)
      .where('users.id', '=', personIn(caller))
      .where('ended_at', 'is', null)
      .executeTakeFirst();
    if (!own) throw notFound();
    return {
      contestId,
      version: own.statement_version ?? STATEMENT_VERSION,
      text: own.statement_text ?? statementText(caller.locale satisfies Locale),
      signedAt: own.signed_at,
      fields: own.fields,
      maxLoad: own.max_load,
    };
  }

  /** The teams of a contest as its judge may know them, by name. Throws `NOT_FOUND` for who does not judge. */
  async teamsOf(caller: Caller, contestId: string): Promise<JudgedTeam[]> {
    const judge = await this.sql
      .selectFrom('contest_judges')
      .innerJoin('users', 'users.email', 'contest_judges.email')
      .select(['contest_judges.id', 'board_id'])
      .where('contest_judges.contest_id', '=', contestId)
      .where('users.id', '=', personIn(caller))
      .where('ended_at', 'is', null)
      .executeTakeFirst();
    if (!judge) throw notFound();
    const rows = await this.sql
      .selectFrom('contest_entries as entry')
      .innerJoin('organisations', 'organisations.id', 'entry.organisation_id')
      .leftJoin('contest_ties as tie', (join) =>
        join.onRef('tie.entry_id', '=', 'entry.id').on('tie.judge_id', '=', judge.id),
      )
      .select(['organisations.id', 'organisations.name'])
      .select(({ fn }) => fn.agg<(ConflictKind | null)[]>('array_agg', ['tie.kind']).distinct().as('told'))
      .where('entry.contest_id', '=', contestId)
      .where('entry.status', 'not in', ['DRAFT', 'WITHDRAWN'])
      .$if(judge.board_id !== null, (query) => query.where('entry.board_id', '=', judge.board_id))
      .groupBy(['organisations.id', 'organisations.name'])
      .orderBy('organisations.name')
      .execute();
    return rows.map(({ id, name, told }) => ({ organisationId: id, name, told: told.filter((kind) => kind !== null) }));
  }

  /** Where rights over a judge are held; null when there is none. */
  async scopeOf(judgeId: string): Promise<Scope | null> {
    const row = await this.sql
      .selectFrom('contest_judges')
      .innerJoin('contests', 'contests.id', 'contest_judges.contest_id')
      .select(['contests.id', 'event_id'])
      .where('contest_judges.id', '=', judgeId)
      .executeTakeFirst();
    return row ? inContest(row.id, row.event_id) : null;
  }

  private async judges(contestId: string): Promise<ContestJudgeType[]> {
    const rows = await this.sql
      .selectFrom('contest_judges as judge')
      .leftJoin('users', 'users.email', 'judge.email')
      .leftJoin('role_grants as role', (join) =>
        join
          .onRef('role.user_id', '=', 'users.id')
          .onRef('role.contest_id', '=', 'judge.contest_id')
          .on('role.role', '=', 'JUDGE')
          .on('role.revoked_at', 'is', null),
      )
      .select(['judge.id', 'judge.email', 'judge.board_id', 'judge.fields', 'judge.max_load', 'judge.signed_at'])
      .select(['judge.ended_at', 'role.id as grant_id', 'users.name'])
      .where('judge.contest_id', '=', contestId)
      .orderBy('judge.id')
      .execute();
    return rows.map((row) => ({
      id: row.id,
      email: row.email,
      name: (row.grant_id && row.name) ?? '',
      state: row.ended_at ? 'ENDED' : row.signed_at ? 'SIGNED' : row.grant_id ? 'ACCEPTED' : 'INVITED',
      boardId: row.board_id,
      fields: row.fields,
      maxLoad: row.max_load,
      signedAt: row.signed_at,
    }));
  }

  private async secretaries(contestId: string): Promise<ContestSecretaryType[]> {
    const working = await this.sql
      .selectFrom('role_grants')
      .innerJoin('users', 'users.id', 'role_grants.user_id')
      .select(['role_grants.id', 'email', 'name'])
      .where('contest_id', '=', contestId)
      .where('role', '=', 'CONTEST_SECRETARY')
      .where('revoked_at', 'is', null)
      .orderBy('role_grants.id')
      .execute();
    const invited = await this.sql
      .selectFrom('staff_invitations')
      .select(['id', 'email'])
      .where('contest_id', '=', contestId)
      .where('role', '=', 'CONTEST_SECRETARY')
      .where('accepted_at', 'is', null)
      .where('superseded_at', 'is', null)
      .where('withdrawn_at', 'is', null)
      .orderBy('id')
      .execute();
    return [
      ...working.map((one) => ({ ...one, accepted: true })),
      ...invited.map((one) => ({ ...one, name: '', accepted: false })),
    ];
  }
}
