import { Injectable } from '@nestjs/common';
import { InvalidInput, problemIn, textProblem } from '@pho-hien/kernel';
import { type Caller, Database } from '@pho-hien/platform';
import { lockRound } from '../rounds/locked-round.ts';
import { contestsSql } from '../sql.ts';
import { ComputeResult } from './compute-result.ts';

const REASON_LENGTH = 2_000;

/** Makes a new version of a result that was published, for the jury to decide anew: the old one stays beside it. */
@Injectable()
export class CorrectResult {
  constructor(
    private readonly database: Database,
    private readonly computing: ComputeResult,
  ) {}

  /** Throws `InvalidInput`, also where the latest version is not published. */
  async run(caller: Caller, roundId: string, givenReason: string): Promise<void> {
    const reason = givenReason.trim();
    InvalidInput.throwIfAny(problemIn('reason', textProblem(reason, REASON_LENGTH, true)));
    await this.database.transaction(async (tx) => {
      const locked = await lockRound(tx, roundId);
      const latest = await contestsSql(tx)
        .selectFrom('contest_results')
        .select('status')
        .where('round_id', '=', roundId)
        .orderBy('version', 'desc')
        .limit(1)
        .executeTakeFirst();
      if (latest?.status !== 'PUBLISHED') throw new InvalidInput([{ field: 'roundId', code: 'not_allowed' }]);
      await this.computing.run(tx, caller, locked, reason);
    });
  }
}
