import { notFound, type Transaction } from '@pho-hien/platform';
import { contestsSql } from '../sql.ts';

/** The caller's own row as a judge of the contest, by the invitation that they accepted; locked. Throws `NOT_FOUND`. */
export async function lockOwnJudge(tx: Transaction, contestId: string, userId: string) {
  const row = await contestsSql(tx)
    .selectFrom('contest_judges')
    .innerJoin('staff_invitations', 'staff_invitations.id', 'contest_judges.invitation_id')
    .innerJoin('role_grants', 'role_grants.id', 'staff_invitations.grant_id')
    .selectAll('contest_judges')
    .where('contest_judges.contest_id', '=', contestId)
    .where('role_grants.user_id', '=', userId)
    .where('role_grants.revoked_at', 'is', null)
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
