import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { LOT_WORD_LENGTH } from '@pho-hien/contests-core';
import { type Clock, InvalidInput, problemIn, textProblem } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database } from '@pho-hien/platform';
import { lockRound, rulesOf } from '../rounds/locked-round.ts';
import { contestsSql } from '../sql.ts';
import { orderOf } from './stage-order.ts';

/** Draws in which order teams come on stage: by the seed that was committed, and a word said aloud in the hall. */
@Injectable()
export class DrawLot {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Throws `InvalidInput`: `word`; `id`, where nobody comes on stage in this round, it is not open, judges score
   * already, or it was drawn before: a second draw would choose between two, and once a round has closed the seed is
   * known to everybody.
   */
  async run(caller: Caller, roundId: string, said: string): Promise<void> {
    const word = said.normalize('NFC').trim();
    InvalidInput.throwIfAny(problemIn('word', textProblem(word, LOT_WORD_LENGTH, true)));
    await this.database.transaction(async (tx) => {
      const { contest, round } = await lockRound(tx, roundId);
      const isOnStage = round.status === 'OPENED' && (await rulesOf(tx, round)).round.pitch !== null;
      if (!isOnStage || round.lot_word !== null) throw new InvalidInput([{ field: 'id', code: 'not_allowed' }]);
      await contestsSql(tx)
        .updateTable('contest_rounds')
        .set({ lot_word: word, lot_drawn_at: this.clock.now() })
        .where('id', '=', roundId)
        .execute();
      await this.audit.append(tx, {
        aggregateType: 'contest',
        aggregateId: contest.id,
        ...(contest.event_id && { eventId: contest.event_id }),
        action: 'contest.lot_drawn',
        caller,
        changes: { roundId, word, order: await orderOf(tx, { ...round, lot_word: word }) },
      });
    });
  }
}
