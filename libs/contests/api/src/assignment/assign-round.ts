import { Inject, Injectable } from '@nestjs/common';
import { assignAnew } from '@pho-hien/contests-core';
import { type Clock, InvalidInput, newId } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database, Jobs, type Transaction } from '@pho-hien/platform';
import { personIn } from '../judges/invite-official.ts';
import { type LockedRound, lockRound } from '../rounds/locked-round.ts';
import type { AssignmentOutcome } from '../rows/contest-assignment.entity.ts';
import { ContestChanges } from '../scoring/contest-changes.ts';
import { contestsSql } from '../sql.ts';
import { ASSIGN_ROUND, type AssignmentDue } from './assign-large-round.ts';
import { KeepAssignment, outcomeOfAssignment } from './keep-assignment.ts';
import { RoundTasks } from './round-task.ts';

/** Judges times entries: above it a round is assigned in the background. Two hundred entries with fifty judges are at once. */
export const MOST_AT_ONCE = 10_000;

/** Assigns the judges of a round, again as often as one likes: what is set by hand or has begun stays. */
@Injectable()
export class AssignRound {
  constructor(
    private readonly database: Database,
    private readonly tasks: RoundTasks,
    private readonly keeping: KeepAssignment,
    private readonly jobs: Jobs,
    private readonly changes: ContestChanges,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * What could be assigned is kept, also where something is short. Null: the round is large, so it is assigned in the
   * background; asked twice, it is so once. Throws `InvalidInput` for a round that is not open.
   *
   * @param mostAtOnce judges times entries, above which it is a large one
   */
  async run(caller: Caller, roundId: string, mostAtOnce = MOST_AT_ONCE): Promise<AssignmentOutcome | null> {
    const { contestId, outcome } = await this.database.transaction(async (tx) => {
      const locked = await lockRound(tx, roundId);
      const { contest, round } = locked;
      if (round.status !== 'OPENED' && round.status !== 'SCORING')
        throw new InvalidInput([{ field: 'id', code: 'not_allowed' }]);
      const isLarge = (await this.sizeOf(tx, locked)) > mostAtOnce;
      if (isLarge && caller.actor.kind === 'person') {
        await this.enqueue(tx, caller, roundId);
        return { contestId: contest.id, outcome: null };
      }
      const known = await this.tasks.of(tx, locked);
      const assignment = assignAnew(known.task, known.task.previous);
      await this.keeping.run(tx, caller, locked, known, assignment);
      return { contestId: contest.id, outcome: outcomeOfAssignment(assignment) };
    });
    this.changes.touch(contestId);
    return outcome;
  }

  private async sizeOf(tx: Transaction, { contest, round }: LockedRound): Promise<number> {
    const { entries, judges } = await contestsSql(tx)
      .selectNoFrom(({ selectFrom }) => [
        selectFrom('contest_round_entries')
          .select(({ fn }) => fn.countAll<string>().as('count'))
          .where('round_id', '=', round.id)
          .as('entries'),
        selectFrom('contest_judges')
          .select(({ fn }) => fn.countAll<string>().as('count'))
          .where('contest_id', '=', contest.id)
          .where('signed_at', 'is not', null)
          .as('judges'),
      ])
      .executeTakeFirstOrThrow();
    return Number(entries) * Number(judges);
  }

  /** One at a time: whoever asks while one is under way gets that one. */
  private async enqueue(tx: Transaction, caller: Caller, roundId: string): Promise<void> {
    const id = newId(this.clock);
    const made = await contestsSql(tx)
      .insertInto('contest_assignments')
      .values({
        id,
        round_id: roundId,
        asked_by_id: personIn(caller),
        asked_at: this.clock.now(),
        status: 'WAITING',
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    const due: AssignmentDue = { assignmentId: id };
    if (made) await this.jobs.enqueue(tx, ASSIGN_ROUND, due);
  }
}
