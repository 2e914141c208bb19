import { notFound, type Transaction } from '@pho-hien/platform';
import { contestsSql } from '../sql.ts';

/** The caller's own row as a judge of the contest, by the address that was invited and the role it took; locked. Throws `NOT_FOUND`. */
export async function lockOwnJudge(tx: Transaction, contestId: string, userId: string) {
  const row = await contestsSql(tx)
    .selectFrom('contest_judges')
    .innerJoin('users', 'users.email', 'contest_judges.email')
    .innerJoin('role_grants', (join) =>
      join
        .onRef('role_grants.user_id', '=', 'users.id')
        .onRef('role_grants.contest_id', '=', 'contest_judges.contest_id')
        .on('role_grants.role', '=', 'JUDGE')
        .on('role_grants.revoked_at', 'is', null),
    )
    .selectAll('contest_judges')
    .where('contest_judges.contest_id', '=', contestId)
    .where('users.id', '=', userId)
    .where('contest_judges.ended_at', 'is', null)
    .forUpdate('contest_judges')
    .executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

/** A judge with the contest; throws `NOT_FOUND`. Locks nothing: the contest's lock comes first. */
export async function judgeOf(tx: Transaction, judgeId: string) {
  const row = await contestsSql(tx)
    .selectFrom('contest_judges')
    .selectAll()
    .where('id', '=', judgeId)
    .executeTakeFirst();
  if (!row) throw notFound();
  return row;
}
