import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { commitmentOf, entryLifecycle, freezeRules, isOnTime, roundLifecycle } from '@pho-hien/contests-core';
import { type Clock, InvalidInput, newId, nextState, problemIn } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database, Jobs, type Transaction } from '@pho-hien/platform';
import { randomBytes } from 'node:crypto';
import { contestsSql } from '../sql.ts';
import { roundIn } from './frozen-rules.ts';
import { type LockedRound, lockRound } from './locked-round.ts';
import { MOVE_ROUND, type RoundMoveDue } from './move-round.ts';

/** Opens a round: its rules freeze, the seed of its lot is committed, and the entries that may come in do. */
@Injectable()
export class OpenRound {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly jobs: Jobs,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Throws `InvalidInput`: `id`, where the round cannot open now; `entries`, `required` where none may come in,
   * `not_allowed` where some are still to be found eligible or not.
   */
  async run(caller: Caller, roundId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const locked = await lockRound(tx, roundId);
      const { contest, round } = locked;
      const now = this.clock.now();
      const status = nextState(roundLifecycle, round.status, 'open');
      const { closesAt } = contest.setup;
      const isTooEarly = round.position === 0 && (closesAt === null || isOnTime(now, closesAt));
      if (!status || contest.status !== 'OPEN' || isTooEarly)
        throw new InvalidInput([{ field: 'id', code: 'not_allowed' }]);
      const entryIds = await entriesFor(tx, locked);
      const rules = await this.freeze(tx, locked, now);
      const seed = randomBytes(32).toString('hex');
      const sql = contestsSql(tx);
      await sql
        .updateTable('contest_rounds')
        .set({ status, rules_id: rules.id, opened_at: now, lot_commitment: commitmentOf(seed), lot_seed: seed })
        .where('id', '=', roundId)
        .execute();
      await sql
        .insertInto('contest_round_entries')
        .values(entryIds.map((entry_id) => ({ round_id: roundId, entry_id, entered_at: now })))
        .execute();
      await sql
        .updateTable('contest_entries')
        .set((is) => ({ status: 'IN_ROUND', round_id: roundId, version: is('version', '+', 1), updated_at: now }))
        .where('id', 'in', entryIds)
        .execute();
      await this.setClock(tx, locked, now);
      await this.audit.append(tx, {
        aggregateType: 'contest',
        aggregateId: contest.id,
        ...(contest.event_id && { eventId: contest.event_id }),
        action: 'contest.round_opened',
        caller,
        changes: {
          roundId,
          entries: entryIds.length,
          rulesVersion: rules.version,
          rulesHash: rules.hash,
          lotCommitment: commitmentOf(seed),
        },
      });
    });
  }

  /** The moments that the rules name come by themselves; one that has passed is left to the secretary. */
  private async setClock(tx: Transaction, { contest, round }: LockedRound, now: Date): Promise<void> {
    const { scoringOpensAt, scoringClosesAt } = roundIn(contest.setup, round.id).round;
    const moments = [
      { step: 'startScoring', at: scoringOpensAt },
      { step: 'close', at: scoringClosesAt },
    ] as const;
    for (const { step, at } of moments) {
      const due: RoundMoveDue = { roundId: round.id, step };
      if (at !== null && at > now) await this.jobs.enqueue(tx, MOVE_ROUND, due, at);
    }
  }

  private async freeze(tx: Transaction, { contest }: LockedRound, now: Date) {
    const sql = contestsSql(tx);
    const latest = await sql
      .selectFrom('contest_rules')
      .select(['id', 'version', 'hash', 'canonical'])
      .where('contest_id', '=', contest.id)
      .orderBy('version', 'desc')
      .limit(1)
      .executeTakeFirst();
    const frozen = freezeRules(contest.setup, latest ?? null);
    if (latest && frozen.version === latest.version) return latest;
    const id = newId(this.clock);
    await sql
      .insertInto('contest_rules')
      .values({ id, contest_id: contest.id, ...frozen, frozen_at: now })
      .execute();
    return { id, ...frozen };
  }
}

/** Who comes into the round: of the first, who was found eligible; of a later one, who goes on from the one before. */
async function entriesFor(tx: Transaction, { round }: LockedRound): Promise<string[]> {
  const sql = contestsSql(tx);
  const before = await sql
    .selectFrom('contest_rounds')
    .select(['id', 'status'])
    .where('board_id', '=', round.board_id)
    .where('position', '=', round.position - 1)
    .executeTakeFirst();
  if (before && before.status !== 'DECIDED') throw new InvalidInput([{ field: 'id', code: 'not_allowed' }]);
  const from = before ? 'ADVANCED' : 'ELIGIBLE';
  if (nextState(entryLifecycle, from, 'enterRound') === null) throw new Error(`${from} entries enter no round`);
  const entries = await sql
    .selectFrom('contest_entries')
    .select(['id', 'status'])
    .where('board_id', '=', round.board_id)
    .where('status', 'in', [from, 'SUBMITTED'])
    .$if(before !== undefined, (query) => query.where('round_id', '=', before!.id))
    .orderBy('id')
    .forUpdate()
    .execute();
  const undecided = entries.some(({ status }) => status === 'SUBMITTED');
  InvalidInput.throwIfAny(problemIn('entries', entries.length === 0 ? 'required' : null));
  InvalidInput.throwIfAny(problemIn('entries', undecided ? 'not_allowed' : null));
  return entries.map(({ id }) => id);
}
