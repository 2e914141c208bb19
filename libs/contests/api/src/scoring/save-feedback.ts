import { Injectable } from '@nestjs/common';
import { writingRefusal } from '@pho-hien/contests-core';
import { InvalidInput, problemIn, textProblem } from '@pho-hien/kernel';
import { type Caller, Database } from '@pho-hien/platform';
import { personIn } from '../judges/invite-official.ts';
import { contestsSql } from '../sql.ts';
import { lockOwnSheet } from './own-sheet.ts';
import type { SaveFeedbackInput } from './scoring.graphql.ts';

const FEEDBACK_LENGTH = 5_000;

/** Keeps what a judge says to the team as a whole, while the sheet can be written on. */
@Injectable()
export class SaveFeedback {
  constructor(private readonly database: Database) {}

  /** Throws `InvalidInput`. */
  async run(caller: Caller, { contestId, sheetId, feedback }: SaveFeedbackInput): Promise<void> {
    const userId = personIn(caller);
    InvalidInput.throwIfAny(problemIn('feedback', textProblem(feedback, FEEDBACK_LENGTH)));
    await this.database.transaction(async (tx) => {
      const sheet = await lockOwnSheet(tx, contestId, sheetId, userId);
      const refusal = writingRefusal(sheet.status, sheet.open ? 'SCORING' : 'CLOSED');
      if (refusal) throw new InvalidInput([{ field: 'sheetId', code: 'not_allowed' }]);
      await contestsSql(tx)
        .updateTable('contest_sheets')
        .set({ feedback: feedback.normalize('NFC').trim() })
        .where('id', '=', sheetId)
        .execute();
    });
  }
}
