import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { type Ranking, resultLifecycle, roundLifecycle } from '@pho-hien/contests-core';
import { type Clock, type FieldProblem, InvalidInput, nextState, problemIn, textProblem } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database, type Transaction } from '@pho-hien/platform';
import { personIn } from '../judges/invite-official.ts';
import type { LockedRound } from '../rounds/locked-round.ts';
import { rulesOf } from '../rounds/locked-round.ts';
import type { DecisionOutcome } from '../rows/contest-decision.entity.ts';
import { contestsSql } from '../sql.ts';
import { lockResult } from './locked-result.ts';

const MINUTES_LENGTH = 20_000;
const REASON_LENGTH = 2_000;

/** What the jury decided of one entry. */
export interface EntryDecision {
  readonly entryId: string;
  readonly outcome: DecisionOutcome;
  /** Of an award: the prize's place in the board's list. */
  readonly prize: number | null;
  /** Required where it is not what the ranking says. */
  readonly reason: string;
}

/** Records what the jury decided on a ranking: of every entry, and why where it is not what the ranking says. */
@Injectable()
export class DecideResult {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws `InvalidInput`. */
  async run(
    caller: Caller,
    resultId: string,
    { decisions, minutes }: { readonly decisions: readonly EntryDecision[]; readonly minutes: string },
  ): Promise<void> {
    const userId = personIn(caller);
    InvalidInput.throwIfAny(problemIn('minutes', textProblem(minutes, MINUTES_LENGTH)));
    await this.database.transaction(async (tx) => {
      const { result, ...locked } = await lockResult(tx, resultId);
      const { contest, round } = locked;
      const status = nextState(resultLifecycle, result.status, 'decide');
      const roundStatus = nextState(roundLifecycle, round.status, 'decide') ?? round.status;
      if (!status || roundStatus !== 'DECIDED') throw new InvalidInput([{ field: 'resultId', code: 'not_allowed' }]);
      InvalidInput.throwIfAny(await problemsOf(tx, locked, JSON.parse(result.ranking) as Ranking, decisions));
      const sql = contestsSql(tx);
      await sql.deleteFrom('contest_decisions').where('result_id', '=', resultId).execute();
      if (decisions.length > 0)
        await sql
          .insertInto('contest_decisions')
          .values(
            decisions.map(({ entryId, outcome, prize, reason }) => ({
              result_id: resultId,
              entry_id: entryId,
              outcome,
              prize,
              reason: reason.trim(),
            })),
          )
          .execute();
      const now = this.clock.now();
      await sql
        .updateTable('contest_results')
        .set({ status, decided_by_id: userId, decided_at: now, minutes: minutes.normalize('NFC').trim() })
        .where('id', '=', resultId)
        .execute();
      await sql
        .updateTable('contest_rounds')
        .set({ status: roundStatus, decided_at: now })
        .where('id', '=', round.id)
        .execute();
      await this.audit.append(tx, {
        aggregateType: 'contest',
        aggregateId: contest.id,
        ...(contest.event_id && { eventId: contest.event_id }),
        action: 'contest.result_decided',
        caller,
        changes: {
          roundId: round.id,
          resultId,
          version: result.version,
          decisions: decisions.map(({ entryId, outcome, prize, reason }) => ({ entryId, outcome, prize, reason })),
        },
      });
    });
  }
}

/** Every ranked entry is decided once, goes where the round lets it, and differs from the ranking only with a reason. */
async function problemsOf(
  tx: Transaction,
  { round }: LockedRound,
  { lines }: Ranking,
  decisions: readonly EntryDecision[],
): Promise<FieldProblem[]> {
  const { board, round: rules } = await rulesOf(tx, round);
  const lineOf = new Map(lines.map((line) => [line.entryId, line]));
  const decided = new Set(decisions.map(({ entryId }) => entryId));
  const isFinal = rules.advance === null;
  return [
    ...problemIn('decisions', decided.size < decisions.length ? 'duplicate' : null),
    ...problemIn('decisions', lines.some(({ entryId }) => !decided.has(entryId)) ? 'required' : null),
    ...decisions.flatMap(({ entryId, outcome, prize, reason }, i) => {
      const line = lineOf.get(entryId);
      const fits = outcome === 'ELIMINATED' || (isFinal ? outcome === 'AWARDED' : outcome === 'ADVANCED');
      const bySheets = isFinal ? null : line?.advances === 'YES' ? 'ADVANCED' : 'ELIMINATED';
      const isOpen = isFinal || line?.advances === 'AT_THE_CUT';
      const needsReason = !isOpen && outcome !== bySheets;
      const isPrize = prize === null || (outcome === 'AWARDED' && prize >= 0 && prize < board.prizes.length);
      return [
        ...problemIn(`decisions.${i}.entryId`, line ? null : 'unknown_value'),
        ...problemIn(`decisions.${i}.outcome`, fits ? null : 'not_allowed'),
        ...problemIn(`decisions.${i}.prize`, isPrize ? null : 'unknown_value'),
        ...problemIn(`decisions.${i}.reason`, textProblem(reason, REASON_LENGTH, needsReason)),
      ];
    }),
    ...board.prizes.flatMap(({ count }, at) =>
      problemIn('decisions', decisions.filter(({ prize }) => prize === at).length > count ? 'too_large' : null),
    ),
  ];
}
