import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { pairKey, reassignAfterRecusal, sheetLifecycle } from '@pho-hien/contests-core';
import { can } from '@pho-hien/identity-core';
import { type Clock, inContest, InvalidInput, newId, nextState, problemIn, textProblem } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database, notFound } from '@pho-hien/platform';
import { personIn } from '../judges/invite-official.ts';
import { NOTE_LENGTH } from '../judges/refusing-sheets.ts';
import { lockRound } from '../rounds/locked-round.ts';
import { ContestChanges } from '../scoring/contest-changes.ts';
import { contestsSql } from '../sql.ts';
import { keepAssignment } from './keep-assignment.ts';
import { RoundTasks } from './round-task.ts';

/** A judge will not score an entry, at any time before the round closes: the sheet is void, and another takes the place. */
@Injectable()
export class Recuse {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly tasks: RoundTasks,
    private readonly changes: ContestChanges,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** By the judge, or by a secretary for them. Throws `InvalidInput`; `NOT_FOUND` for another judge's sheet. */
  async run(caller: Caller, sheetId: string, givenReason: string): Promise<{ readonly replaced: boolean }> {
    const reason = givenReason.trim();
    const userId = personIn(caller);
    InvalidInput.throwIfAny(problemIn('reason', textProblem(reason, NOTE_LENGTH, true)));
    const { contestId, replaced } = await this.database.transaction(async (tx) => {
      const sql = contestsSql(tx);
      const sheetOf = () =>
        sql
          .selectFrom('contest_sheets')
          .innerJoin('contest_judges', 'contest_judges.id', 'contest_sheets.judge_id')
          .selectAll('contest_sheets')
          .select('contest_judges.user_id')
          .where('contest_sheets.id', '=', sheetId);
      const found = await sheetOf().executeTakeFirst();
      if (!found) throw notFound();
      const locked = await lockRound(tx, found.round_id);
      const { contest, round } = locked;
      const mayManage = can(caller.actor, 'contest.manage', inContest(contest.id, contest.event_id));
      if (found.user_id !== userId && !mayManage) throw notFound();
      const sheet = await sheetOf().forUpdate('contest_sheets').executeTakeFirst();
      const status = sheet && nextState(sheetLifecycle, sheet.status, 'recuse');
      if (!sheet || !status || (round.status !== 'OPENED' && round.status !== 'SCORING'))
        throw new InvalidInput([{ field: 'sheetId', code: 'not_allowed' }]);
      const before = await this.tasks.of(tx, locked);
      // The one that counts and the one of the calibration: a stake in the entry is one in both.
      await sql
        .updateTable('contest_sheets')
        .set({ status, reason })
        .where('round_id', '=', round.id)
        .where('judge_id', '=', sheet.judge_id)
        .where('entry_id', '=', sheet.entry_id)
        .execute();
      await sql
        .insertInto('contest_ties')
        .values({
          id: newId(this.clock),
          judge_id: sheet.judge_id,
          entry_id: sheet.entry_id,
          kind: 'DECLARED',
          note: reason,
          told_by_id: userId,
          told_at: this.clock.now(),
        })
        .onConflict((conflict) => conflict.columns(['judge_id', 'entry_id', 'kind']).doNothing())
        .execute();
      const pair = { judgeId: sheet.judge_id, entryId: sheet.entry_id };
      const assignment = reassignAfterRecusal(before.task, before.task.previous, [pair]);
      const now = {
        ...before,
        sheets: before.sheets.map((one) => (pairKey(one) === pairKey(pair) ? { ...one, isVoid: true } : one)),
      };
      const { made } = await keepAssignment(tx, this.clock, locked, now, assignment);
      await this.audit.append(tx, {
        aggregateType: 'contest',
        aggregateId: contest.id,
        ...(contest.event_id && { eventId: contest.event_id }),
        action: 'contest.judge_recused',
        caller,
        reason,
        changes: { roundId: round.id, ...pair, sheetId, made },
      });
      return { contestId: contest.id, replaced: made > 0 };
    });
    this.changes.touch(contestId);
    return { replaced };
  }
}
