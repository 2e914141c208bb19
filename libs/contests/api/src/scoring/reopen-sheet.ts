import { Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { sheetLifecycle } from '@pho-hien/contests-core';
import { InvalidInput, nextState, problemIn, textProblem } from '@pho-hien/kernel';
import { type Caller, Database, notFound } from '@pho-hien/platform';
import { NOTE_LENGTH } from '../judges/refusing-sheets.ts';
import { contestsSql } from '../sql.ts';
import { ContestChanges } from './contest-changes.ts';

/** A secretary opens a sheet again that was handed in, with a reason that the judge reads. */
@Injectable()
export class ReopenSheet {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly changes: ContestChanges,
  ) {}

  /** Throws `InvalidInput`, also in a round that takes no scores. */
  async run(caller: Caller, sheetId: string, givenReason: string): Promise<void> {
    const reason = givenReason.trim();
    InvalidInput.throwIfAny(problemIn('reason', textProblem(reason, NOTE_LENGTH, true)));
    const contestId = await this.database.transaction(async (tx) => {
      const sheet = await contestsSql(tx)
        .selectFrom('contest_sheets')
        .innerJoin('contest_rounds', 'contest_rounds.id', 'contest_sheets.round_id')
        .innerJoin('contests', 'contests.id', 'contest_rounds.contest_id')
        .select(['contest_sheets.status', 'contest_sheets.open', 'contests.id as contest_id', 'contests.event_id'])
        .where('contest_sheets.id', '=', sheetId)
        .forUpdate('contest_sheets')
        .executeTakeFirst();
      if (!sheet) throw notFound();
      const status = nextState(sheetLifecycle, sheet.status, 'reopen');
      if (!status || !sheet.open) throw new InvalidInput([{ field: 'sheetId', code: 'not_allowed' }]);
      await contestsSql(tx).updateTable('contest_sheets').set({ status, reason }).where('id', '=', sheetId).execute();
      await this.audit.append(tx, {
        aggregateType: 'contest_sheet',
        aggregateId: sheetId,
        ...(sheet.event_id && { eventId: sheet.event_id }),
        action: 'contest_sheet.reopened',
        caller,
        reason,
        changes: { contestId: sheet.contest_id, status: { from: sheet.status, to: status } },
      });
      return sheet.contest_id;
    });
    this.changes.touch(contestId);
  }
}
