import { describe, expect, it } from 'vitest';
import { aContest, aCriterion, aRound } from './contest.fixture.ts';
import { type ContestSetup, contestProblems, missingToOpen } from './contest.ts';
import { type Criterion, levelOf } from './criterion.ts';
import { type EntryRules, OPEN_TO_ALL } from './entry-rules.ts';
import { formatPoints, parsePoints } from './points.ts';
import type { RankingRule, TieBreak } from './ranking-rules.ts';
import type { Round } from './round.ts';
import { freezeRules, frozenProblems } from './rules-version.ts';

const first = (setup: ContestSetup) => {
  const [problem] = contestProblems(setup);
  return problem ? `${problem.field} ${problem.code}` : null;
};
const withRound = (change: Partial<Round>) => {
  const board = aContest().boards[0]!;
  return aContest({ boards: [{ ...board, rounds: [board.rounds[0]!, aRound({ id: 'chung-ket', ...change })] }] });
};
const withCriterion = (change: Partial<Criterion>) => withRound({ criteria: [{ ...aCriterion('moi'), ...change }] });
const withRules = (change: Partial<EntryRules>) => aContest({ entryRules: { ...OPEN_TO_ALL, ...change } });
const LAST = 'boards.0.rounds.1';
const ranking: RankingRule = { method: 'WEIGHTED_MEAN', drop: 0, decimals: 2 };
const step = (kind: string, criterionId: string | null = null) => ({ kind, criterionId }) as TieBreak;

describe('a set-up', () => {
  it('is fine', () => expect(contestProblems(aContest())).toEqual([]));

  it.each<[string, ContestSetup]>([
    ['slug not_a_slug', aContest({ slug: 'Khởi nghiệp' })],
    ['closesAt ends_before_start', aContest({ closesAt: new Date('2026-10-01T00:00:00Z') })],
    ['boards required', aContest({ boards: [] })],
    ['boards duplicate', aContest({ boards: [...aContest().boards, ...aContest().boards] })],
    ['entryRules.mostTeam ends_before_start', withRules({ leastTeam: 3, mostTeam: 2 })],
    ['entryRules.mostTeam too_small', withRules({ mostTeam: 0 })],
    ['entryRules.fields duplicate', withRules({ fields: ['FOOD', 'FOOD'] })],
    ['entryRules.referenceDay not_a_day', withRules({ referenceDay: '2026-02-30' })],
    [`${LAST}.criteria required`, withRound({ criteria: [], tieBreaks: [] })],
    [`${LAST}.criteria duplicate`, withRound({ criteria: [aCriterion('moi'), aCriterion('moi')] })],
    [`${LAST}.criteria.0.weight too_small`, withCriterion({ weight: 0 })],
    [
      `${LAST}.criteria.0.scale.max ends_before_start`,
      withCriterion({ scale: { min: 5, max: 5, step: 1 }, levels: [] }),
    ],
    [
      `${LAST}.criteria.0.scale.step not_allowed`,
      withCriterion({ scale: { min: 0, max: 1000, step: 300 }, levels: [] }),
    ],
    [
      `${LAST}.criteria.0.levels.0.from unknown_value`,
      withCriterion({ levels: [{ from: 25, description: { vi: 'Khá', en: '' } }] }),
    ],
    [
      `${LAST}.criteria.0.levels.0.description.vi required`,
      withCriterion({ levels: [{ from: 0, description: { vi: '', en: 'Fair' } }] }),
    ],
    [`${LAST}.advance not_allowed`, withRound({ advance: 3 })],
    [
      'boards.0.rounds.0.advance required',
      aContest({
        boards: [{ ...aContest().boards[0]!, rounds: [aRound({ id: 'a', kind: 'SCREENING' }), aRound({ id: 'b' })] }],
      }),
    ],
    [
      'boards.0.rounds.0.kind not_allowed',
      aContest({
        boards: [{ ...aContest().boards[0]!, rounds: [aRound({ id: 'a', advance: 3 }), aRound({ id: 'b' })] }],
      }),
    ],
    [
      'boards.0.rounds.0.scoringOpensAt ends_before_start',
      aContest({
        boards: [{ ...aContest().boards[0]!, rounds: [aRound({ scoringOpensAt: new Date('2026-11-29T00:00:00Z') })] }],
      }),
    ],
    [`${LAST}.ranking.drop too_large`, withRound({ ranking: { ...ranking, drop: 1 } })],
    [`${LAST}.ranking.drop too_small`, withRound({ ranking: { ...ranking, method: 'TRIMMED_MEAN' } })],
    [
      `${LAST}.judgesPerEntry too_small`,
      withRound({ judgesPerEntry: 2, ranking: { ...ranking, method: 'TRIMMED_MEAN', drop: 1 } }),
    ],
    [`${LAST}.ranking.decimals too_large`, withRound({ ranking: { ...ranking, decimals: 5 } })],
    [`${LAST}.passMarks.leastMean too_large`, withRound({ passMarks: { leastMean: 10_001, lowest: 'ALLOWED' } })],
    [`${LAST}.tieBreaks.0 unknown_value`, withRound({ tieBreaks: [step('CRITERION', 'khong-co')] })],
    [`${LAST}.tieBreaks.1 duplicate`, withRound({ tieBreaks: [step('MEDIAN'), step('MEDIAN')] })],
    [`${LAST}.tieBreaks.1 not_allowed`, withRound({ tieBreaks: [step('LOT'), step('MEDIAN')] })],
    [`${LAST}.pitch.pitchMinutes too_small`, withRound({ pitch: { pitchMinutes: 0, questionMinutes: 3 } })],
  ])('has a problem: %s', (problem, setup) => expect(first(setup)).toBe(problem));

  it('lacks dates before anybody may enter, and a day at which age is counted', () => {
    expect(missingToOpen(aContest())).toEqual([]);
    const bare = aContest({ opensAt: null, closesAt: null, entryRules: { ...OPEN_TO_ALL, planEligible: true } });
    expect(missingToOpen(bare).map(({ field }) => field)).toEqual(['opensAt', 'closesAt', 'entryRules.referenceDay']);
  });

  it('says which level points stand for', () => {
    expect(levelOf(750, aCriterion('moi'))?.from).toBe(0);
    expect(levelOf(800, aCriterion('moi'))?.from).toBe(800);
    expect(levelOf(0, { ...aCriterion('moi'), levels: [] })).toBeNull();
  });
});

describe('points', () => {
  it.each([
    ['7,5', 750],
    ['7.25', 725],
    [' 8 ', 800],
    ['100', 10_000],
    ['7,125', null],
    ['-1', null],
    ['', null],
  ])('%j', (text, points) => expect(parsePoints(text)).toBe(points));

  it('are written as people read them', () =>
    expect([750, 800, 725, 5].map(formatPoints)).toEqual(['7,5', '8', '7,25', '0,05']));
});

describe('rules freeze', () => {
  const one = freezeRules(aContest(), null);

  it('with a version that stays while nothing changes, in one spelling', () => {
    expect(one.version).toBe(1);
    expect(freezeRules(aContest(), one)).toBe(one);
    const reordered = Object.fromEntries(Object.entries(aContest()).reverse()) as unknown as ContestSetup;
    expect(freezeRules(reordered, one)).toBe(one);
    expect(one.hash).toMatchInlineSnapshot(`"b4dce3c2e0302d41125587b4bafd203c5446f2dbff8c795df9c5feba8bc2c3ae"`);
    expect(freezeRules(withRound({ judgesPerEntry: 5 }), one).version).toBe(2);
  });

  it('so that an opened round, who may enter and what is given stay; names and later rounds may change', () => {
    const opened = new Set(['so-loai']);
    const changed = (after: ContestSetup) => frozenProblems(aContest(), after, opened).map(({ field }) => field);
    const board = aContest().boards[0]!;
    expect(changed(withRound({ judgesPerEntry: 5 }))).toEqual([]);
    expect(changed(aContest({ name: { vi: 'Tên khác', en: '' } }))).toEqual([]);
    expect(changed(withRules({ mostTeam: 5 }))).toEqual(['entryRules']);
    expect(changed(aContest({ boards: [{ ...board, prizes: [] }] }))).toEqual(['boards.0.prizes']);
    expect(changed(aContest({ boards: [{ ...board, rounds: [...board.rounds].reverse() }] }))).toEqual([
      'boards.0.rounds.0',
    ]);
    expect(changed(aContest({ boards: [] }))).toEqual(['boards.0']);
    expect(frozenProblems(aContest(), withRules({ mostTeam: 5 }), new Set())).toEqual([]);
  });
});
