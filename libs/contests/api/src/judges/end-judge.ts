import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { EndGrant, TakeBackOffer } from '@pho-hien/identity-api';
import { type Clock, inContest, InvalidInput, problemIn, textProblem } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database, type Transaction } from '@pho-hien/platform';
import { type LockedContest, lockContest } from '../setup/locked-contest.ts';
import { ContestChanges } from '../scoring/contest-changes.ts';
import { contestsSql } from '../sql.ts';
import { judgeOf } from './judge-rows.ts';
import { NOTE_LENGTH } from './refusing-sheets.ts';

/** Somebody judges no more: their role ends, and so do their sheets in rounds that are not closed. */
@Injectable()
export class EndJudge {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly ending: EndGrant,
    private readonly offers: TakeBackOffer,
    private readonly changes: ContestChanges,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws `InvalidInput`. Sheets of closed rounds stay. */
  async run(caller: Caller, judgeId: string, givenReason: string): Promise<void> {
    const reason = givenReason.trim();
    InvalidInput.throwIfAny(problemIn('reason', textProblem(reason, NOTE_LENGTH, true)));
    const contestId = await this.database.transaction(async (tx) => {
      const sql = contestsSql(tx);
      const contest = await lockContest(tx, (await judgeOf(tx, judgeId)).contest_id);
      const judge = await judgeOf(tx, judgeId);
      if (judge.ended_at !== null) return contest.id;
      const open = await sql
        .selectFrom('contest_sheets')
        .innerJoin('contest_rounds', 'contest_rounds.id', 'contest_sheets.round_id')
        .select(['contest_sheets.id', 'contest_sheets.status'])
        .where('judge_id', '=', judgeId)
        .where('contest_rounds.status', 'in', ['OPENED', 'SCORING'])
        .forUpdate('contest_sheets')
        .execute();
      const ids = (isEmpty: boolean) =>
        open.filter(({ status }) => (status === 'EMPTY') === isEmpty).map(({ id }) => id);
      if (ids(true).length > 0) await sql.deleteFrom('contest_sheets').where('id', 'in', ids(true)).execute();
      if (ids(false).length > 0)
        await sql.updateTable('contest_sheets').set({ status: 'VOID', reason }).where('id', 'in', ids(false)).execute();
      await sql
        .updateTable('contest_judges')
        .set({ ended_at: this.clock.now(), ended_reason: reason })
        .where('id', '=', judgeId)
        .execute();
      await this.endRole(tx, caller, contest, judge, reason);
      await this.audit.append(tx, {
        aggregateType: 'contest_judge',
        aggregateId: judgeId,
        ...(contest.event_id && { eventId: contest.event_id }),
        action: 'contest_judge.ended',
        caller,
        reason,
        changes: { sheetsVoid: ids(false).length, sheetsRemoved: ids(true).length },
      });
      return contest.id;
    });
    this.changes.touch(contestId);
  }

  /** Who has not accepted yet has no role to end: then the invitation goes. */
  private async endRole(
    tx: Transaction,
    caller: Caller,
    contest: LockedContest,
    judge: { readonly email: string; readonly invitation_id: string },
    reason: string,
  ): Promise<void> {
    const role = await contestsSql(tx)
      .selectFrom('role_grants')
      .innerJoin('users', 'users.id', 'role_grants.user_id')
      .select(['role_grants.id', 'role_grants.user_id'])
      .where('users.email', '=', judge.email)
      .where('contest_id', '=', contest.id)
      .where('role', '=', 'JUDGE')
      .where('revoked_at', 'is', null)
      .forUpdate('role_grants')
      .executeTakeFirst();
    if (!role) return this.offers.run(tx, caller, judge.invitation_id, () => true);
    const scope = inContest(contest.id, contest.event_id);
    await this.ending.run(tx, caller, { id: role.id, role: 'JUDGE', scope, userId: role.user_id }, reason);
  }
}
