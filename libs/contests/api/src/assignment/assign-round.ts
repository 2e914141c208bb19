import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { assignAnew, type Assignment } from '@pho-hien/contests-core';
import { type Clock, InvalidInput } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database } from '@pho-hien/platform';
import { lockRound } from '../rounds/locked-round.ts';
import { keepAssignment } from './keep-assignment.ts';
import { RoundTasks } from './round-task.ts';

/** Assigns the judges of a round, again as often as one likes: what is set by hand or has begun stays. */
@Injectable()
export class AssignRound {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly tasks: RoundTasks,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** What could be assigned is kept, also where something is short. Throws `InvalidInput` for a round that is not open. */
  async run(caller: Caller, roundId: string): Promise<Assignment> {
    return this.database.transaction(async (tx) => {
      const locked = await lockRound(tx, roundId);
      const { contest, round } = locked;
      if (round.status !== 'OPENED' && round.status !== 'SCORING')
        throw new InvalidInput([{ field: 'id', code: 'not_allowed' }]);
      const known = await this.tasks.of(tx, locked);
      const assignment = assignAnew(known.task, known.task.previous);
      const { made, removed } = await keepAssignment(tx, this.clock, locked, known, assignment);
      await this.audit.append(tx, {
        aggregateType: 'contest',
        aggregateId: contest.id,
        ...(contest.event_id && { eventId: contest.event_id }),
        action: 'contest.judges_assigned',
        caller,
        changes: {
          roundId,
          made,
          removed,
          spread: assignment.spread,
          shortages: assignment.shortages.length,
          weakSpots: assignment.weakSpots.length,
        },
      });
      return assignment;
    });
  }
}
