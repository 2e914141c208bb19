import { Injectable } from '@nestjs/common';
import type { Round } from '@pho-hien/contests-core';
import { Database } from '@pho-hien/platform';
import { frozenSetup, roundIn } from '../rounds/frozen-rules.ts';
import { contestsSql } from '../sql.ts';

/** What is remembered at most; more is read again. */
const MOST_SHEETS = 50_000;

/** By which round each sheet goes, and its frozen rules: neither ever changes, so they are read once a process. */
@Injectable()
export class KnownSheets {
  private readonly roundOfSheet = new Map<string, string>();
  private readonly rounds = new Map<string, Round>();

  constructor(private readonly database: Database) {}

  /** The rules of each sheet; a sheet that is none is left out. */
  async rulesOf(sheetIds: readonly string[]): Promise<Map<string, Round>> {
    const unknown = [...new Set(sheetIds)].filter((id) => !this.roundOfSheet.has(id));
    if (unknown.length > 0) await this.read(unknown);
    return new Map(
      sheetIds.flatMap((id) => {
        const round = this.rounds.get(this.roundOfSheet.get(id) ?? '');
        return round ? [[id, round] as const] : [];
      }),
    );
  }

  private async read(sheetIds: readonly string[]): Promise<void> {
    const sql = contestsSql(this.database.reader);
    const rows = await sql
      .selectFrom('contest_sheets')
      .select(['id', 'round_id'])
      .where('id', 'in', sheetIds)
      .execute();
    if (this.roundOfSheet.size + rows.length > MOST_SHEETS) this.roundOfSheet.clear();
    for (const { id, round_id } of rows) this.roundOfSheet.set(id, round_id);
    const missing = [...new Set(rows.map(({ round_id }) => round_id))].filter((id) => !this.rounds.has(id));
    if (missing.length === 0) return;
    const rules = await sql
      .selectFrom('contest_rounds')
      .innerJoin('contest_rules', 'contest_rules.id', 'contest_rounds.rules_id')
      .select(['contest_rounds.id', 'canonical', 'hash'])
      .where('contest_rounds.id', 'in', missing)
      .execute();
    for (const row of rules) this.rounds.set(row.id, roundIn(frozenSetup(row), row.id).round);
  }
}
