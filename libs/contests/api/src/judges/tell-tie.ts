import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import type { ConflictKind } from '@pho-hien/contests-core';
import { type Clock, InvalidInput, newId, problemIn, textProblem } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database, notFound, type Transaction } from '@pho-hien/platform';
import { type LockedContest, lockContest } from '../setup/locked-contest.ts';
import { contestsSql } from '../sql.ts';
import { personIn } from './invite-official.ts';
import type { DeclareTeamTieInput, TellTieInput } from './judge.graphql.ts';
import { judgeOf, lockOwnJudge } from './judge-rows.ts';
import { NOTE_LENGTH, refusingSheets, requireEntry } from './refusing-sheets.ts';

const TOLD: readonly ConflictKind[] = ['DECLARED', 'MENTOR', 'WORKED_TOGETHER'];

interface Tie {
  readonly judgeId: string;
  readonly entryId: string;
  readonly kind: ConflictKind;
  readonly note: string;
}

/** Keeps ties between judges and entries that people tell of. */
@Injectable()
export class TellTie {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** A secretary's word of a judge. Told twice is told once. Throws `InvalidInput`, also where the judge has a sheet for the entry. */
  async run(caller: Caller, tie: TellTieInput): Promise<void> {
    requireTold(tie);
    await refusingSheets(() =>
      this.database.transaction(async (tx) => {
        const judge = await judgeOf(tx, tie.judgeId);
        const contest = await lockContest(tx, judge.contest_id);
        await requireEntry(tx, contest.id, tie.entryId);
        await this.keep(tx, caller, contest, tie);
      }),
    );
  }

  /**
   * A judge's own word of a team: of every entry that it handed in. It names no entry, so that a blind round stays
   * blind. Throws `InvalidInput`, also where the judge has a sheet for one of them: there they recuse. `NOT_FOUND` for
   * who does not judge, and for a team that has not entered.
   */
  async ofTeam(caller: Caller, { contestId, organisationId, kind, note }: DeclareTeamTieInput): Promise<void> {
    requireTold({ kind, note });
    await refusingSheets(() =>
      this.database.transaction(async (tx) => {
        const contest = await lockContest(tx, contestId);
        const judge = await lockOwnJudge(tx, contestId, personIn(caller));
        const entries = await contestsSql(tx)
          .selectFrom('contest_entries')
          .select('id')
          .where('contest_id', '=', contestId)
          .where('organisation_id', '=', organisationId)
          .where('status', 'not in', ['DRAFT', 'WITHDRAWN'])
          .orderBy('id')
          .execute();
        if (entries.length === 0) throw notFound();
        for (const { id: entryId } of entries)
          await this.keep(tx, caller, contest, { judgeId: judge.id, entryId, kind, note });
      }),
    );
  }

  private async keep(tx: Transaction, caller: Caller, contest: LockedContest, tie: Tie): Promise<void> {
    const { judgeId, entryId, kind } = tie;
    const note = tie.note.trim();
    await contestsSql(tx)
      .insertInto('contest_ties')
      .values({
        id: newId(this.clock),
        judge_id: judgeId,
        entry_id: entryId,
        kind,
        note,
        told_by_id: personIn(caller),
        told_at: this.clock.now(),
      })
      .onConflict((conflict) => conflict.columns(['judge_id', 'entry_id', 'kind']).doNothing())
      .execute();
    await this.audit.append(tx, {
      aggregateType: 'contest_judge',
      aggregateId: judgeId,
      ...(contest.event_id && { eventId: contest.event_id }),
      action: 'contest_judge.tie_told',
      caller,
      reason: note || null,
      changes: { entryId, kind },
    });
  }
}

function requireTold({ kind, note }: Pick<Tie, 'kind' | 'note'>): void {
  InvalidInput.throwIfAny([
    ...problemIn('kind', TOLD.includes(kind) ? null : 'not_allowed'),
    ...problemIn('note', textProblem(note, NOTE_LENGTH)),
  ]);
}
