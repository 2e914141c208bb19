import { Inject, Injectable, Logger } from '@nestjs/common';
import { type Clock, InvalidInput, type PersonActor } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database, type JobAttempt } from '@pho-hien/platform';
import { lockRound } from '../rounds/locked-round.ts';
import type { AssignmentStatus } from '../rows/contest-assignment.entity.ts';
import { ContestChanges } from '../scoring/contest-changes.ts';
import { contestsSql } from '../sql.ts';
import { AssignInThread } from './assign-in-thread.ts';
import { KeepAssignment, outcomeOfAssignment } from './keep-assignment.ts';
import { type RoundTask, RoundTasks, taskKey } from './round-task.ts';

/** Assigns a large round in the background. */
export const ASSIGN_ROUND = 'contests.assign-round';

/** An assignment that was asked for. */
export interface AssignmentDue {
  readonly assignmentId: string;
}

/** How often what was computed may be overtaken by who signs, recuses or scores meanwhile. */
const TRIES = 5;

/** Assigns a large round: reads what there is, computes in a thread while nobody is kept waiting, and keeps it. */
@Injectable()
export class AssignLargeRound {
  private readonly logger = new Logger(AssignLargeRound.name);

  constructor(
    private readonly database: Database,
    private readonly tasks: RoundTasks,
    private readonly thread: AssignInThread,
    private readonly keeping: KeepAssignment,
    private readonly changes: ContestChanges,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Done twice it is done once: what has ended is left alone. Of a round that was closed meanwhile nothing is left. */
  async run({ assignmentId }: AssignmentDue, { retryCount, retryLimit, signal }: JobAttempt): Promise<void> {
    const wanted = await contestsSql(this.database.reader)
      .selectFrom('contest_assignments')
      .innerJoin('contest_rounds', 'contest_rounds.id', 'contest_assignments.round_id')
      .innerJoin('users', 'users.id', 'contest_assignments.asked_by_id')
      .select(['contest_assignments.id', 'round_id', 'contest_id', 'asked_by_id', 'users.email', 'users.name'])
      .where('contest_assignments.id', '=', assignmentId)
      .where('contest_assignments.status', 'in', ['WAITING', 'COMPUTING', 'KEEPING'])
      .executeTakeFirst();
    if (!wanted) return;
    const tell = (status: AssignmentStatus) => this.tell(wanted.id, wanted.contest_id, status);
    const actor: PersonActor = {
      ...{ kind: 'person', userId: wanted.asked_by_id, email: wanted.email, name: wanted.name },
      ...{ grants: [], sessionId: '', secondFactorVerified: false },
    };
    const caller: Caller = { actor, requestId: `${ASSIGN_ROUND}:${wanted.id}`, locale: 'vi' };
    try {
      for (let tries = 0; tries < TRIES; tries += 1) {
        await tell('COMPUTING');
        const known = await this.read(wanted.round_id);
        const assignment = await this.thread.assign(known.task, signal);
        await tell('KEEPING');
        if (await this.keep(caller, wanted.id, wanted.round_id, known, assignment)) {
          this.changes.touch(wanted.contest_id);
          return;
        }
      }
      throw new Error('The round changed each time while it was assigned');
    } catch (error) {
      const isOver = error instanceof InvalidInput;
      if (!isOver && retryCount < retryLimit) throw error;
      if (!isOver) this.logger.error(error);
      await tell('FAILED');
    }
  }

  private read(roundId: string): Promise<RoundTask> {
    return this.database.transaction(async (tx) => {
      const locked = await lockRound(tx, roundId);
      if (locked.round.status !== 'OPENED' && locked.round.status !== 'SCORING')
        throw new InvalidInput([{ field: 'id', code: 'not_allowed' }]);
      return this.tasks.of(tx, locked);
    });
  }

  /** False where something has changed since it was computed: then it is computed anew. */
  private keep(
    caller: Caller,
    assignmentId: string,
    roundId: string,
    known: RoundTask,
    assignment: Parameters<KeepAssignment['run']>[4],
  ): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const locked = await lockRound(tx, roundId);
      const { status } = locked.round;
      if (status !== 'OPENED' && status !== 'SCORING') throw new InvalidInput([{ field: 'id', code: 'not_allowed' }]);
      const now = await this.tasks.of(tx, locked);
      if (taskKey(now) !== taskKey(known)) return false;
      const { numUpdatedRows } = await contestsSql(tx)
        .updateTable('contest_assignments')
        .set({
          status: 'DONE',
          ended_at: this.clock.now(),
          outcome: JSON.stringify(outcomeOfAssignment(assignment)) as never,
        })
        .where('id', '=', assignmentId)
        .where('status', '<>', 'DONE')
        .executeTakeFirst();
      // Another process was quicker with the same job.
      if (numUpdatedRows > 0n) await this.keeping.run(tx, caller, locked, now, assignment);
      return true;
    });
  }

  /** Outside any transaction: it is seen at once. */
  private async tell(id: string, contestId: string, status: AssignmentStatus): Promise<void> {
    await contestsSql(this.database.reader)
      .updateTable('contest_assignments')
      .set({ status, ended_at: status === 'FAILED' ? this.clock.now() : null })
      .where('id', '=', id)
      .where('status', 'not in', ['DONE', 'FAILED'])
      .execute();
    this.changes.touch(contestId);
  }
}
