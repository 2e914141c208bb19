import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { foldSheet, missingOn, sheetLifecycle } from '@pho-hien/contests-core';
import { type Clock, InvalidInput, nextState } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database } from '@pho-hien/platform';
import { personIn } from '../judges/invite-official.ts';
import { contestsSql } from '../sql.ts';
import { ContestChanges } from './contest-changes.ts';
import { KnownSheets } from './known-sheets.ts';
import { lockOwnSheet } from './own-sheet.ts';
import type { SubmitSheetInput } from './scoring.graphql.ts';

/** A judge hands a sheet in: nothing more is written on it, unless a secretary reopens it. */
@Injectable()
export class SubmitSheet {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly sheets: KnownSheets,
    private readonly changes: ContestChanges,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws `InvalidInput`: `criteria.<id>` for each that is not scored; `sheetId` where it cannot be handed in now. */
  async run(caller: Caller, { contestId, sheetId }: SubmitSheetInput): Promise<void> {
    const userId = personIn(caller);
    await this.database.transaction(async (tx) => {
      const sheet = await lockOwnSheet(tx, contestId, sheetId, userId);
      // Handed in twice is handed in once.
      if (sheet.status === 'SUBMITTED') return;
      const status = nextState(sheetLifecycle, sheet.status, 'submit');
      if (!sheet.open || (!status && sheet.status !== 'EMPTY'))
        throw new InvalidInput([{ field: 'sheetId', code: 'not_allowed' }]);
      const facts = await contestsSql(tx)
        .selectFrom('contest_score_facts')
        .select(['id', 'criterion_id as criterionId', 'points', 'note', 'written_at as at'])
        .where('sheet_id', '=', sheetId)
        .execute();
      const round = (await this.sheets.rulesOf([sheetId])).get(sheetId)!;
      const missing = missingOn(foldSheet(facts), round.criteria);
      InvalidInput.throwIfAny(missing.map((id) => ({ field: `criteria.${id}`, code: 'required' })));
      await contestsSql(tx)
        .updateTable('contest_sheets')
        .set({ status: status!, submitted_at: this.clock.now() })
        .where('id', '=', sheetId)
        .execute();
      await this.audit.append(tx, {
        aggregateType: 'contest_sheet',
        aggregateId: sheetId,
        ...(sheet.event_id && { eventId: sheet.event_id }),
        action: 'contest_sheet.submitted',
        caller,
        changes: { contestId, status: { from: sheet.status, to: status }, facts: facts.length },
      });
    });
    this.changes.touch(contestId);
  }
}
