import { Injectable } from '@nestjs/common';
import { Database } from '@pho-hien/platform';
import { frozenSetup, roundIn } from '../rounds/frozen-rules.ts';
import { contestsSql } from '../sql.ts';
import type { StageEntry, StageOrder } from './stage.graphql.ts';
import { orderOf } from './stage-order.ts';

/** Reads who comes on stage, and when. */
@Injectable()
export class StageQueries {
  constructor(private readonly database: Database) {}

  /** The order of a round of a contest that everybody sees; null before it was drawn. */
  async of(roundId: string): Promise<StageOrder | null> {
    const sql = contestsSql(this.database.reader);
    const round = await sql
      .selectFrom('contest_rounds as round')
      .innerJoin('contests', 'contests.id', 'round.contest_id')
      .innerJoin('contest_rules as rules', 'rules.id', 'round.rules_id')
      .select(['round.id', 'lot_seed', 'lot_word', 'lot_drawn_at', 'canonical', 'hash'])
      .where('round.id', '=', roundId)
      .where('contests.status', 'in', ['OPEN', 'FINISHED'])
      .executeTakeFirst();
    if (!round?.lot_drawn_at) return null;
    const rules = roundIn(frozenSetup(round), roundId).round;
    const ids = await orderOf(this.database.reader, round);
    const rows = await sql
      .selectFrom('contest_entries as entry')
      .innerJoin('organisations', 'organisations.id', 'entry.organisation_id')
      .select(['entry.id', 'number', 'title', 'entry.status', 'organisations.name'])
      .where('entry.id', 'in', ids)
      .execute();
    const entries = ids.map((id): StageEntry => {
      const { number, title, status, name } = rows.find((row) => row.id === id)!;
      // Judges of a blind round look at the same screen.
      return { id, number, title, organisationName: rules.blind ? null : name, withdrawn: status === 'WITHDRAWN' };
    });
    return { roundId, drawnAt: round.lot_drawn_at, word: round.lot_word!, pitch: rules.pitch, entries };
  }
}
