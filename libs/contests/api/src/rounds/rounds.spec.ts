import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AssignRound } from '../assignment/assign-round.ts';
import { ResultQueries } from '../results/result.queries.ts';
import { ContestQueries } from '../setup/contest.queries.ts';
import { callerOf, ContestsApi } from '../testing/contests-api.ts';
import { anOpened, aRound, aSetup, type TestScoring } from '../testing/fixtures.ts';
import { MOVE_ROUND, MoveRound } from './move-round.ts';

let app: ContestsApi;
beforeAll(async () => {
  app = await ContestsApi.start();
});
afterAll(() => app.close());

/** A moment that no clock has reached: the jobs wait, and a test brings them. */
const [STARTS, CLOSES] = ['2099-12-01T01:00:00.000Z', '2099-12-08T10:00:00.000Z'];

function withMoments(opensAt: string | null, closesAt: string | null) {
  const setup = aSetup();
  const [board] = setup.boards;
  const round = aRound({
    kind: 'SCREENING',
    advance: 1,
    scoringOpensAt: opensAt === null ? null : new Date(opensAt),
    scoringClosesAt: closesAt === null ? null : new Date(closesAt),
  });
  return anOpened(app, { setup: { ...setup, boards: [{ ...board!, rounds: [round, board!.rounds[1]!] }] } });
}
const jobsOf = ({ round }: TestScoring) =>
  app.rows<{ step: string; at: Date }>(
    `select data->>'step' as step, start_after as at from pgboss.job where name = $1 and data->>'roundId' = $2
     order by start_after`,
    [MOVE_ROUND, round.id],
  );
const statusOf = async ({ round }: TestScoring) => (await app.get(ContestQueries).round(round.id)).status;
const due = ({ round }: TestScoring, step: 'startScoring' | 'close') =>
  app.get(MoveRound).due({ roundId: round.id, step });

describe('a round whose rules name its moments', () => {
  it('starts and closes by itself, each once, and the log says that nobody did it', async () => {
    const own = await withMoments(STARTS!, CLOSES!);
    expect(await jobsOf(own)).toEqual([
      { step: 'startScoring', at: new Date(STARTS!) },
      { step: 'close', at: new Date(CLOSES!) },
    ]);
    await app.get(AssignRound).run(callerOf(own.secretary), own.round.id);
    await due(own, 'startScoring');
    expect(await statusOf(own)).toBe('SCORING');
    await due(own, 'startScoring');
    await due(own, 'close');
    await due(own, 'close');
    expect(await statusOf(own)).toBe('CLOSED');
    expect(await app.get(ResultQueries).ofRound(own.round.id)).toHaveLength(1);
    const log = await app.rows<{ action: string; actor: string }>(
      `select action, actor::text as actor from audit_entries where aggregate_id = $1
         and action in ('contest.scoring_started', 'contest.round_closed') order by sequence`,
      [own.id],
    );
    expect(log.map(({ action }) => action)).toEqual(['contest.scoring_started', 'contest.round_closed']);
    expect(log.every(({ actor }) => actor.includes(MOVE_ROUND))).toBe(true);
  });

  it('is left alone where somebody moved it on before', async () => {
    const own = await withMoments(STARTS!, CLOSES!);
    await app.get(AssignRound).run(callerOf(own.secretary), own.round.id);
    await app.get(MoveRound).run(callerOf(own.secretary), own.round.id, 'startScoring');
    await app.get(MoveRound).run(callerOf(own.secretary), own.round.id, 'close');
    await due(own, 'startScoring');
    await due(own, 'close');
    expect(await statusOf(own)).toBe('CLOSED');
  });

  it('does not start without sheets: a secretary assigns first', async () => {
    const own = await withMoments(STARTS!, null);
    await due(own, 'startScoring');
    expect(await statusOf(own)).toBe('OPENED');
  });

  it('does nothing at a moment that had passed when it opened, or that nobody named', async () => {
    expect(await jobsOf(await withMoments('2026-11-30T11:00:00Z', '2026-11-30T12:00:00Z'))).toEqual([]);
    expect(await jobsOf(await withMoments(null, null))).toEqual([]);
  });
});
