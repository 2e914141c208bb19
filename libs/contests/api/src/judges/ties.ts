import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  type ConflictKind,
  findConflicts,
  type JudgeStanding,
  type JudgeTies,
  mayJudge,
} from '@pho-hien/contests-core';
import type { Transaction } from '@pho-hien/platform';
import { readFile } from 'node:fs/promises';
import { contestsSql } from '../sql.ts';

const DOMAINS = new URL('../../../../../data/public-mail-domains.json', import.meta.url);

/** A judge and an entry with ties between them. */
export interface TiedPair extends JudgeStanding {
  readonly judgeId: string;
  readonly entryId: string;
  readonly kinds: readonly ConflictKind[];
}

/** Finds what ties the judges of a contest to its entries. */
@Injectable()
export class Ties implements OnModuleInit {
  private publicMailDomains: ReadonlySet<string> = new Set();

  async onModuleInit(): Promise<void> {
    const { domains } = JSON.parse(await readFile(DOMAINS, 'utf8')) as { readonly domains: readonly string[] };
    this.publicMailDomains = new Set(domains);
  }

  /** Of each signed judge and each entry that was handed in, or only of one judge, or of these entries; those without ties are left out. Seven statements. */
  async between(
    tx: Transaction,
    contestId: string,
    { judgeId, entryIds }: { readonly judgeId?: string; readonly entryIds?: readonly string[] } = {},
  ): Promise<TiedPair[]> {
    const sql = contestsSql(tx);
    const judges = await sql
      .selectFrom('contest_judges')
      .select(['id', 'user_id', 'email'])
      .where('contest_id', '=', contestId)
      .where('signed_at', 'is not', null)
      .where('ended_at', 'is', null)
      .$if(judgeId !== undefined, (query) => query.where('id', '=', judgeId!))
      .execute();
    if (judges.length === 0) return [];
    const { entries, members } = await entriesOf(tx, contestId);
    const [told, decided, roles, users] = await this.facts(tx, judges, [
      ...members.map(({ email }) => email),
      ...entries.flatMap((entry) => entry.mentor_emails),
    ]);
    const idAt = new Map(users.map(({ id, email }) => [email, id]));
    const membersOf = Map.groupBy(members, ({ entry_id }) => entry_id);
    const wanted = entryIds && new Set(entryIds);
    const toldOf = Map.groupBy(told, (one) => `${one.judge_id} ${one.entry_id}`);
    const decidedOf = Map.groupBy(decided, (one) => `${one.judge_id} ${one.entry_id}`);
    return judges.flatMap((judge) => {
      const organisationIds = new Set(
        roles.filter(({ user_id }) => user_id === judge.user_id).map(({ organisation_id }) => organisation_id!),
      );
      const isOwn = (entry: (typeof entries)[number]) =>
        organisationIds.has(entry.organisation_id) ||
        (membersOf.get(entry.id) ?? []).some(({ email }) => email === judge.email);
      const enteredBoardIds = new Set(entries.filter(isOwn).map((entry) => entry.board_id));
      return entries.flatMap((entry): TiedPair[] => {
        if (wanted && !wanted.has(entry.id)) return [];
        const key = `${judge.id} ${entry.id}`;
        const own = toldOf.get(key) ?? [];
        const says = (kind: ConflictKind) => own.some((one) => one.kind === kind);
        const team = membersOf.get(entry.id) ?? [];
        // What was told is told of the entry as a whole: people of its team may have no account.
        const whole = `entry:${entry.id}`;
        const ties: JudgeTies = {
          userId: judge.user_id!,
          email: judge.email,
          organisationIds,
          enteredBoardIds,
          declaredEntryIds: new Set(says('DECLARED') ? [entry.id] : []),
          workedWithIds: new Set(says('WORKED_TOGETHER') ? [whole] : []),
        };
        const idsAt = (emails: readonly string[]) => emails.flatMap((email) => idAt.get(email) ?? []);
        const kinds = findConflicts(
          ties,
          {
            entryId: entry.id,
            boardId: entry.board_id,
            organisationId: entry.organisation_id,
            memberIds: [...idsAt(team.map(({ email }) => email)), whole],
            memberEmails: team.map(({ email }) => email).filter(Boolean),
            mentorIds: [...idsAt(entry.mentor_emails), ...(says('MENTOR') ? [judge.user_id!] : [])],
          },
          this.publicMailDomains,
        );
        if (kinds.length === 0) return [];
        return [{ judgeId: judge.id, entryId: entry.id, kinds, ...mayJudge(kinds, decidedOf.get(key) ?? []) }];
      });
    });
  }

  private facts(tx: Transaction, judges: readonly { id: string; user_id: string | null }[], emails: readonly string[]) {
    const sql = contestsSql(tx);
    const judgeIds = judges.map(({ id }) => id);
    return Promise.all([
      sql
        .selectFrom('contest_ties')
        .select(['judge_id', 'entry_id', 'kind'])
        .where('judge_id', 'in', judgeIds)
        .execute(),
      sql
        .selectFrom('contest_tie_decisions')
        .select(['judge_id', 'entry_id', 'kind', 'allowed'])
        .where('judge_id', 'in', judgeIds)
        .orderBy('decided_at')
        .orderBy('id')
        .execute(),
      sql
        .selectFrom('role_grants')
        .select(['user_id', 'organisation_id'])
        .where('revoked_at', 'is', null)
        .where('organisation_id', 'is not', null)
        .where(
          'user_id',
          'in',
          judges.map(({ user_id }) => user_id!),
        )
        .execute(),
      sql
        .selectFrom('users')
        .select(['id', 'email'])
        .where('email', 'in', emails.length === 0 ? [''] : [...new Set(emails)])
        .execute(),
    ]);
  }
}

async function entriesOf(tx: Transaction, contestId: string) {
  const sql = contestsSql(tx);
  const entries = await sql
    .selectFrom('contest_entries')
    .select(['id', 'board_id', 'organisation_id', 'mentor_emails'])
    .where('contest_id', '=', contestId)
    .where('status', 'not in', ['DRAFT', 'WITHDRAWN'])
    .execute();
  const members = await sql
    .selectFrom('contest_entry_members')
    .innerJoin('contest_entries', 'contest_entries.id', 'contest_entry_members.entry_id')
    .select(['entry_id', 'email'])
    .where('contest_id', '=', contestId)
    .execute();
  return { entries, members };
}
