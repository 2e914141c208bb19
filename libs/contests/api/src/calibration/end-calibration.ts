import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { type Clock, InvalidInput } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database } from '@pho-hien/platform';
import { lockRound } from '../rounds/locked-round.ts';
import { ContestChanges } from '../scoring/contest-changes.ts';
import { closeCalibration } from './close-calibration.ts';

/** Closes the sheets of a calibration, before the round begins or without that. */
@Injectable()
export class EndCalibration {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly changes: ContestChanges,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Ended twice is ended once. Throws `InvalidInput` where there is none. */
  async run(caller: Caller, roundId: string): Promise<void> {
    const contestId = await this.database.transaction(async (tx) => {
      const { contest, round } = await lockRound(tx, roundId);
      if (round.calibration_started_at === null) throw new InvalidInput([{ field: 'roundId', code: 'not_allowed' }]);
      if (await closeCalibration(tx, round, this.clock.now()))
        await this.audit.append(tx, {
          aggregateType: 'contest',
          aggregateId: contest.id,
          ...(contest.event_id && { eventId: contest.event_id }),
          action: 'contest.calibration_ended',
          caller,
          changes: { roundId },
        });
      return contest.id;
    });
    this.changes.touch(contestId);
  }
}
