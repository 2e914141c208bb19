import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { type Clock, InvalidInput, newId, problemIn, textProblem } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database } from '@pho-hien/platform';
import { lockContest } from '../setup/locked-contest.ts';
import { contestsSql } from '../sql.ts';
import { personIn } from './invite-official.ts';
import { judgeOf } from './judge-rows.ts';
import type { DecideTieInput } from './judge.graphql.ts';
import { NOTE_LENGTH, refusingSheets, requireEntry } from './refusing-sheets.ts';

const DECIDED = ['MENTOR', 'SAME_MAIL_DOMAIN', 'WORKED_TOGETHER'];

/** A secretary says whether a judge may score an entry in spite of a tie that does not bar outright. */
@Injectable()
export class DecideTie {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws `InvalidInput`, also for a no where the judge has a sheet for the entry. */
  async run(caller: Caller, { judgeId, entryId, kind, allowed, reason }: DecideTieInput): Promise<void> {
    const userId = personIn(caller);
    InvalidInput.throwIfAny([
      ...problemIn('kind', DECIDED.includes(kind) ? null : 'not_allowed'),
      ...problemIn('reason', textProblem(reason, NOTE_LENGTH, true)),
    ]);
    await refusingSheets(() =>
      this.database.transaction(async (tx) => {
        const judge = await judgeOf(tx, judgeId);
        const contest = await lockContest(tx, judge.contest_id);
        await requireEntry(tx, contest.id, entryId);
        await contestsSql(tx)
          .insertInto('contest_tie_decisions')
          .values({
            id: newId(this.clock),
            judge_id: judgeId,
            entry_id: entryId,
            kind,
            allowed,
            reason: reason.trim(),
            decided_by_id: userId,
            decided_at: this.clock.now(),
          })
          .execute();
        await this.audit.append(tx, {
          aggregateType: 'contest_judge',
          aggregateId: judgeId,
          ...(contest.event_id && { eventId: contest.event_id }),
          action: allowed ? 'contest_judge.tie_allowed' : 'contest_judge.tie_barred',
          caller,
          reason: reason.trim(),
          changes: { entryId, kind },
        });
      }),
    );
  }
}
