import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { type Assignment, pairKey } from '@pho-hien/contests-core';
import { type Clock, newId } from '@pho-hien/kernel';
import { type Caller, CLOCK, type Transaction } from '@pho-hien/platform';
import type { LockedRound } from '../rounds/locked-round.ts';
import type { AssignmentOutcome } from '../rows/contest-assignment.entity.ts';
import { contestsSql } from '../sql.ts';
import type { RoundTask } from './round-task.ts';

/** How many sheets one statement makes. */
const AT_ONCE = 1000;

/** Keeps the assignment of a whole round, and says so in the log. */
@Injectable()
export class KeepAssignment {
  constructor(
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The caller of this holds the round. */
  async run(
    tx: Transaction,
    caller: Caller,
    locked: LockedRound,
    known: RoundTask,
    assignment: Assignment,
  ): Promise<void> {
    const { contest, round } = locked;
    const { made, removed } = await keepAssignment(tx, this.clock, locked, known, assignment);
    await this.audit.append(tx, {
      aggregateType: 'contest',
      aggregateId: contest.id,
      ...(contest.event_id && { eventId: contest.event_id }),
      action: 'contest.judges_assigned',
      caller,
      changes: {
        roundId: round.id,
        made,
        removed,
        spread: assignment.spread,
        shortages: assignment.shortages.length,
        weakSpots: assignment.weakSpots.length,
      },
    });
  }
}

/** What an assignment came to, in numbers and reasons. */
export function outcomeOfAssignment(assignment: Assignment): AssignmentOutcome {
  const { pairs, spread, outsideField, moved, shortages, weakSpots, loosenToConnect } = assignment;
  return { sheets: pairs.length, spread, outsideField, moved, shortages, weakSpots, loosenToConnect };
}

/** Makes the sheets that an assignment asks for, and takes away empty ones that it does not. Returns how many came and went. */
export async function keepAssignment(
  tx: Transaction,
  clock: Clock,
  { round }: Pick<LockedRound, 'round'>,
  { sheets }: RoundTask,
  { pairs }: Pick<Assignment, 'pairs'>,
): Promise<{ readonly made: number; readonly removed: number }> {
  const sql = contestsSql(tx);
  const wanted = new Set(pairs.map(pairKey));
  const there = new Set(sheets.filter(({ isVoid }) => !isVoid).map(pairKey));
  const gone = sheets.filter((sheet) => !sheet.isVoid && !sheet.stays && !wanted.has(pairKey(sheet)));
  for (let from = 0; from < gone.length; from += AT_ONCE)
    await sql
      .deleteFrom('contest_sheets')
      .where(
        'id',
        'in',
        gone.slice(from, from + AT_ONCE).map(({ id }) => id),
      )
      .where('status', '=', 'EMPTY')
      .execute();
  const made = pairs
    .filter((pair) => !there.has(pairKey(pair)))
    .map(({ judgeId, entryId }) => ({
      id: newId(clock),
      round_id: round.id,
      entry_id: entryId,
      judge_id: judgeId,
      status: 'EMPTY' as const,
      open: round.status === 'SCORING',
      pinned: false,
      feedback: '',
      assigned_at: clock.now(),
    }));
  for (let from = 0; from < made.length; from += AT_ONCE)
    await sql
      .insertInto('contest_sheets')
      .values(made.slice(from, from + AT_ONCE))
      .execute();
  return { made: made.length, removed: gone.length };
}
