import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { can } from '@pho-hien/identity-core';
import { type Clock, inContest, InvalidInput, newId, problemIn, textProblem } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database, notFound } from '@pho-hien/platform';
import { lockContest } from '../setup/locked-contest.ts';
import { contestsSql } from '../sql.ts';
import { personIn } from './invite-official.ts';
import { judgeOf } from './judge-rows.ts';
import { NOTE_LENGTH, refusingSheets, requireEntry } from './refusing-sheets.ts';
import type { TellTieInput } from './judge.graphql.ts';

const TOLD = ['DECLARED', 'MENTOR', 'WORKED_TOGETHER'];

/** Keeps a tie between a judge and an entry that the judge, or a secretary, tells of. */
@Injectable()
export class TellTie {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Told twice is told once. Throws `InvalidInput`, also where the judge has a sheet for the entry; `NOT_FOUND` for another's ties. */
  async run(caller: Caller, { judgeId, entryId, kind, note }: TellTieInput): Promise<void> {
    const userId = personIn(caller);
    InvalidInput.throwIfAny([
      ...problemIn('kind', TOLD.includes(kind) ? null : 'not_allowed'),
      ...problemIn('note', textProblem(note, NOTE_LENGTH)),
    ]);
    await refusingSheets(() =>
      this.database.transaction(async (tx) => {
        const judge = await judgeOf(tx, judgeId);
        const contest = await lockContest(tx, judge.contest_id);
        const mayManage = can(caller.actor, 'contest.manage', inContest(contest.id, contest.event_id));
        if (judge.user_id !== userId && !mayManage) throw notFound();
        await requireEntry(tx, contest.id, entryId);
        await contestsSql(tx)
          .insertInto('contest_ties')
          .values({
            id: newId(this.clock),
            judge_id: judgeId,
            entry_id: entryId,
            kind,
            note: note.trim(),
            told_by_id: userId,
            told_at: this.clock.now(),
          })
          .onConflict((conflict) => conflict.columns(['judge_id', 'entry_id', 'kind']).doNothing())
          .execute();
        await this.audit.append(tx, {
          aggregateType: 'contest_judge',
          aggregateId: judgeId,
          ...(contest.event_id && { eventId: contest.event_id }),
          action: 'contest_judge.tie_told',
          caller,
          reason: note.trim() || null,
          changes: { entryId, kind },
        });
      }),
    );
  }
}
