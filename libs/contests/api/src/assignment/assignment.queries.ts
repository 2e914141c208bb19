import { Injectable } from '@nestjs/common';
import { Database } from '@pho-hien/platform';
import type { AssignmentOutcome } from '../rows/contest-assignment.entity.ts';
import { contestsSql } from '../sql.ts';
import type { RoundAssigned } from './assignment.graphql.ts';
import type { RoundAssignment } from './progress.graphql.ts';

/** Reads of what assigning came to. */
@Injectable()
export class AssignmentQueries {
  constructor(private readonly database: Database) {}

  private get sql() {
    return contestsSql(this.database.reader);
  }

  /** The latest of a round in the background; null: there was none. Two statements. */
  async latestOf(roundId: string): Promise<RoundAssignment | null> {
    const row = await this.sql
      .selectFrom('contest_assignments')
      .select(['id', 'status', 'asked_at as askedAt', 'ended_at as endedAt', 'outcome'])
      .where('round_id', '=', roundId)
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row ? { ...row, outcome: row.outcome && (await this.told(row.outcome)) } : null;
  }

  /** The entries by their numbers, as people call them. */
  async told({ shortages, weakSpots, ...rest }: AssignmentOutcome): Promise<RoundAssigned> {
    const ids = [...new Set([...shortages, ...weakSpots].flatMap(({ entryIds }) => entryIds))];
    const rows =
      ids.length === 0
        ? []
        : await this.sql.selectFrom('contest_entries').select(['id', 'number']).where('id', 'in', ids).execute();
    const numbers = new Map(rows.map(({ id, number }) => [id, number ?? 0]));
    const numbersOf = (entryIds: readonly string[]) => entryIds.map((id) => numbers.get(id) ?? 0).sort((a, b) => a - b);
    return {
      ...rest,
      shortages: shortages.map(({ entryIds, ...why }) => ({ ...why, entryNumbers: numbersOf(entryIds) })),
      weakSpots: weakSpots.map(({ entryIds, ...spot }) => ({ ...spot, entryNumbers: numbersOf(entryIds) })),
    };
  }
}
