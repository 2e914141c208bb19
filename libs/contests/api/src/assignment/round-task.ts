import { Injectable } from '@nestjs/common';
import { type AssignmentTask, hasBegun, type Pair, pairKey } from '@pho-hien/contests-core';
import type { Transaction } from '@pho-hien/platform';
import { Ties } from '../judges/ties.ts';
import { type LockedRound, rulesOf } from '../rounds/locked-round.ts';
import { contestsSql } from '../sql.ts';

/** A sheet as assigning sees it. */
export interface AssignedSheet extends Pair {
  readonly id: string;
  readonly isVoid: boolean;
  /** Set by hand, or begun. */
  readonly stays: boolean;
}

/** What is to be assigned in a round, and what is. */
export interface RoundTask {
  readonly task: AssignmentTask;
  readonly sheets: readonly AssignedSheet[];
}

/** Gathers what assigning the judges of a round asks. */
@Injectable()
export class RoundTasks {
  constructor(private readonly ties: Ties) {}

  /** The caller holds the round. */
  async of(tx: Transaction, { contest, round }: LockedRound): Promise<RoundTask> {
    const { round: rules } = await rulesOf(tx, round);
    const [entries, judges, sheets] = await this.rows(tx, contest.id, round);
    const entryIds = entries.map(({ id }) => id);
    const ties = await this.ties.between(tx, contest.id, { entryIds });
    const assigned = sheets.map(({ id, judge_id: judgeId, entry_id: entryId, status, pinned }) => ({
      id,
      judgeId,
      entryId,
      isVoid: status === 'VOID',
      stays: pinned || hasBegun(status),
    }));
    const known = new Set(judges.map(({ id }) => id));
    const isKnown = ({ judgeId, entryId }: Pair) => known.has(judgeId) && entryIds.includes(entryId);
    const blocked: Pair[] = [
      ...ties.filter(({ standing }) => standing !== 'FREE'),
      ...assigned.filter((one) => one.isVoid),
    ];
    const barred = new Set(blocked.map(pairKey));
    const live = assigned.filter((one) => !one.isVoid && isKnown(one) && !barred.has(pairKey(one)));
    return {
      sheets: assigned,
      task: {
        judges: judges.map(({ id, fields, max_load }) => ({
          id,
          fields,
          maxLoad: Math.min(max_load ?? rules.entriesPerJudge, rules.entriesPerJudge),
        })),
        entries,
        judgesPerEntry: rules.judgesPerEntry,
        fieldMatch: rules.matchFields ? 'REQUIRED' : 'PREFERRED',
        blocked: blocked.filter(isKnown),
        pinned: live.filter(({ stays }) => stays),
        previous: live,
      },
    };
  }

  private rows(tx: Transaction, contestId: string, round: LockedRound['round']) {
    const sql = contestsSql(tx);
    return Promise.all([
      sql
        .selectFrom('contest_round_entries')
        .innerJoin('contest_entries', 'contest_entries.id', 'contest_round_entries.entry_id')
        .select(['contest_entries.id', 'contest_entries.field'])
        .where('contest_round_entries.round_id', '=', round.id)
        .where('contest_entries.status', '=', 'IN_ROUND')
        .execute(),
      sql
        .selectFrom('contest_judges')
        .select(['id', 'fields', 'max_load'])
        .where('contest_id', '=', contestId)
        .where('signed_at', 'is not', null)
        .where('ended_at', 'is', null)
        .where((is) => is.or([is('board_id', 'is', null), is('board_id', '=', round.board_id)]))
        .execute(),
      sql
        .selectFrom('contest_sheets')
        .select(['id', 'judge_id', 'entry_id', 'status', 'pinned'])
        .where('round_id', '=', round.id)
        .where('calibration', '=', false)
        .execute(),
    ]);
  }
}

/** A task with its sheets in one spelling: two that are alike are assigned alike. */
export function taskKey({ task, sheets }: RoundTask): string {
  const sorted = (all: readonly unknown[]) => all.map((one) => JSON.stringify(one)).sort();
  const { judges, entries, blocked, pinned, previous, judgesPerEntry, fieldMatch } = task;
  const lists = [judges, entries, blocked, pinned, previous, sheets].map(sorted);
  return JSON.stringify([lists, judgesPerEntry, fieldMatch]);
}
