import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { type Clock, newId } from '@pho-hien/kernel';
import { type Caller, CLOCK, type Transaction } from '@pho-hien/platform';
import type { LockedRound } from '../rounds/locked-round.ts';
import { contestsSql } from '../sql.ts';
import { rankRound } from './round-ranking.ts';

/** Keeps the ranking of a closed round as a new version of its result, a draft for the jury. */
@Injectable()
export class ComputeResult {
  constructor(
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Returns the result's id. The caller holds the round.
   *
   * @param reason why a version that was published is corrected; null for the first
   */
  async run(tx: Transaction, caller: Caller, { contest, round }: LockedRound, reason: string | null): Promise<string> {
    const sql = contestsSql(tx);
    const latest = await sql
      .selectFrom('contest_results')
      .select('version')
      .where('round_id', '=', round.id)
      .orderBy('version', 'desc')
      .limit(1)
      .executeTakeFirst();
    const known = reason === null ? null : await entriesOfRound(tx, round.id);
    const { canonical, hash, rulesId } = await rankRound(tx, round.id, known);
    const id = newId(this.clock);
    const version = (latest?.version ?? 0) + 1;
    await sql
      .insertInto('contest_results')
      .values({
        id,
        round_id: round.id,
        version,
        status: 'DRAFT',
        rules_id: rulesId,
        ranking: canonical,
        hash,
        computed_at: this.clock.now(),
        minutes: '',
        correction_reason: reason,
      })
      .execute();
    await this.audit.append(tx, {
      aggregateType: 'contest',
      aggregateId: contest.id,
      ...(contest.event_id && { eventId: contest.event_id }),
      action: 'contest.result_computed',
      caller,
      reason,
      changes: { roundId: round.id, resultId: id, version, hash },
    });
    return id;
  }
}

async function entriesOfRound(tx: Transaction, roundId: string): Promise<string[]> {
  const rows = await contestsSql(tx)
    .selectFrom('contest_round_entries')
    .select('entry_id')
    .where('round_id', '=', roundId)
    .execute();
  return rows.map(({ entry_id }) => entry_id);
}
