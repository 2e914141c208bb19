import { contestProblems, missingToOpen } from '@pho-hien/contests-core';
import { PROBLEM_CODES } from '@pho-hien/kernel';
import { problemText } from '@pho-hien/messages';
import { describe, expect, it } from 'vitest';
import type { SetupPartsFragment } from '#generated/graphql.ts';
import { readSetup, setupInput } from './read-setup.ts';
import { hasOwnWords, setupProblemText, stepOf } from './setup-problems.ts';
import { newBoard, newCriterion, newRound, type SetupValues, setupValues } from './setup-values.ts';

const both = (vi: string) => ({ vi, en: '' });
const criterion = (id: string, weight: number) => ({
  id,
  name: both(id),
  weight,
  scale: { min: 0, max: 1000, step: 50 },
  levels: [{ from: 750, description: both('Rõ ràng') }],
});
const round = (id: string, isLast: boolean) => ({
  id,
  kind: isLast ? ('FINAL' as const) : ('SCREENING' as const),
  name: both(id),
  scoringOpensAt: '2026-12-02T01:00:00.000Z',
  scoringClosesAt: null,
  criteria: [criterion(`${id}-moi`, 40), criterion(`${id}-kha-thi`, 60)],
  judgesPerEntry: 3,
  entriesPerJudge: 30,
  matchFields: true,
  blind: false,
  advance: isLast ? null : 10,
  passMarks: { leastMean: 5050, lowest: 'NOT_ON_EVERY_SHEET' as const },
  ranking: { method: 'TRIMMED_MEAN' as const, drop: 1, decimals: 2 },
  tieBreaks: [
    { kind: 'CRITERION' as const, criterionId: `${id}-moi` },
    { kind: 'LOT' as const, criterionId: null },
  ],
  pitch: isLast ? { pitchMinutes: 5, questionMinutes: 0 } : null,
});
const saved: SetupPartsFragment = {
  slug: 'khoi-nghiep-2026',
  eventId: null,
  name: both('Khởi nghiệp 2026'),
  description: both(''),
  opensAt: '2026-11-01T00:00:00.000Z',
  closesAt: '2026-11-30T10:00:59.000Z',
  entryRules: {
    kinds: ['TEAM'],
    planEligible: false,
    referenceDay: null,
    pastWinnersBarred: true,
    officialsBarred: true,
    leastTeam: null,
    mostTeam: 5,
    entriesPerOrganisation: null,
    entriesPerInstitution: 5,
    fields: [],
  },
  boards: [
    {
      id: 'y-tuong',
      name: both('Ý tưởng'),
      fields: ['DIGITAL'],
      rounds: [round('so-loai', false), round('chung-ket', true)],
      prizes: [{ name: both('Giải Nhất'), count: 1, amount: '20000000' }],
    },
  ],
};
const changed = (change: (values: SetupValues) => void) => {
  const values = setupValues(saved);
  change(values);
  return readSetup(values, null);
};

describe('a set-up in its form', () => {
  it('comes back as it was saved, points, amounts and instants too', () => {
    const { setup, problems } = readSetup(setupValues(saved), null);
    expect(problems).toEqual([]);
    expect(JSON.parse(setupInput(setup))).toEqual(saved);
  });

  it('a round or board that is added is complete, with ids of its own, and ties by its own criteria', () => {
    const { setup, problems } = changed(({ boards }) => {
      const [board] = boards as [SetupValues['boards'][number]];
      boards.push(newBoard(both('Dự án'), both('Chung kết'), board));
      board.rounds.splice(1, 0, { ...newRound(both('Bán kết'), board.rounds[0]), kind: 'SEMI_FINAL', advance: '5' });
      for (const one of boards.flatMap(({ rounds }) => rounds)) one.scoringOpensAt = '';
    });
    expect(problems).toEqual([]);
    const criteria = setup.boards.flatMap(({ rounds }) => rounds.flatMap((one) => one.criteria.map(({ id }) => id)));
    expect(new Set(criteria).size).toBe(criteria.length);
  });
});

type Broken = readonly [problem: string, change: (values: SetupValues) => void];
const inRound = (change: (one: SetupValues['boards'][number]['rounds'][number]) => void) => (values: SetupValues) =>
  change(values.boards[0]!.rounds[0]!);
const R = 'boards.0.rounds.0';
const broken: readonly Broken[] = [
  ['slug not_a_slug', (values) => (values.slug = 'Khởi nghiệp')],
  ['name.vi required', (values) => (values.name.vi = ' ')],
  ['opensAt not_a_time', (values) => (values.opensAt = '2026-02-30T08:00')],
  ['closesAt ends_before_start', (values) => (values.closesAt = '2026-10-01T08:00')],
  ['entryRules.mostTeam ends_before_start', (values) => (values.entryRules.leastTeam = '6')],
  ['entryRules.mostTeam not_a_number', (values) => (values.entryRules.mostTeam = 'năm')],
  ['boards required', (values) => (values.boards = [])],
  ['boards duplicate', (values) => values.boards.push({ ...values.boards[0]!, rounds: [] })],
  ['boards.0.rounds required', (values) => (values.boards[0]!.rounds = [])],
  ['boards.0.prizes.0.amount not_a_number', (values) => (values.boards[0]!.prizes[0]!.amount = 'nhiều')],
  ['boards.0.prizes.0.count too_small', (values) => (values.boards[0]!.prizes[0]!.count = '0')],
  [`${R}.kind not_allowed`, inRound((one) => (one.kind = 'FINAL'))],
  [`${R}.scoringOpensAt ends_before_start`, inRound((one) => (one.scoringOpensAt = '2026-11-30T17:00:00'))],
  [`${R}.scoringClosesAt ends_before_start`, inRound((one) => (one.scoringClosesAt = '2026-12-01T08:00'))],
  [`${R}.scoringClosesAt not_a_time`, inRound((one) => (one.scoringClosesAt = 'mai'))],
  [`${R}.criteria required`, inRound((one) => (one.criteria = []))],
  [`${R}.criteria duplicate`, inRound((one) => one.criteria.push(structuredClone(one.criteria[0]!)))],
  [`${R}.criteria too_long`, inRound((one) => one.criteria.push(...Array.from({ length: 19 }, newCriterion)))],
  [`${R}.criteria.0.weight not_a_number`, inRound((one) => (one.criteria[0]!.weight = ''))],
  [`${R}.criteria.0.scale.max ends_before_start`, inRound((one) => (one.criteria[0]!.scale.min = '10'))],
  [`${R}.criteria.0.scale.step not_allowed`, inRound((one) => (one.criteria[0]!.scale.step = '3'))],
  [`${R}.criteria.0.levels.0.from unknown_value`, inRound((one) => (one.criteria[0]!.levels[0]!.from = '7,6'))],
  [
    `${R}.criteria.0.levels.1.from duplicate`,
    inRound(({ criteria: [first] }) => first!.levels.push(structuredClone(first!.levels[0]!))),
  ],
  [`${R}.judgesPerEntry too_small`, inRound((one) => (one.judgesPerEntry = '2'))],
  [`${R}.ranking.drop too_large`, inRound((one) => (one.ranking.drop = '2'))],
  [`${R}.advance required`, inRound((one) => (one.advance = ''))],
  [`${R}.passMarks.leastMean not_a_number`, inRound((one) => (one.passMarks.leastMean = 'x'))],
  [`${R}.tieBreaks.0 unknown_value`, inRound((one) => (one.tieBreaks[0] = 'CRITERION khong-co'))],
  [`${R}.tieBreaks.2 duplicate`, inRound((one) => one.tieBreaks.push('LOT'))],
  [`${R}.tieBreaks.2 not_allowed`, inRound((one) => one.tieBreaks.push('MEDIAN'))],
];

describe('what is wrong with a set-up', () => {
  it.each(broken)('%s is found while one types, by the rules themselves, and said in words', (problem, change) => {
    const { problems } = changed(change);
    const found = problems.find(({ field, code }) => `${field} ${code}` === problem);
    expect(problems.map(({ field, code }) => `${field} ${code}`)).toContain(problem);
    // These codes mean something else at each field: general words would not say what to do.
    const vague = ['not_allowed', 'ends_before_start', 'unknown_value', 'duplicate'].includes(found!.code);
    expect(hasOwnWords(found!) || !vague).toBe(true);
    expect(setupProblemText(found!)).not.toBe(problemText('something else'));
  });

  it('what is missing to open has words of its own, and every code has some', () => {
    const { setup } = changed((values) => {
      Object.assign(values, { opensAt: '', closesAt: '' });
      values.entryRules.planEligible = true;
    });
    const missing = missingToOpen(setup);
    expect(contestProblems(setup)).toEqual([]);
    expect(missing.map(({ field }) => field)).toEqual(['opensAt', 'closesAt', 'entryRules.referenceDay']);
    expect(missing.every(hasOwnWords)).toBe(true);
    expect(missing.map(({ field }) => stepOf(field))).toEqual(['about', 'about', 'who']);
    for (const code of PROBLEM_CODES) expect(setupProblemText({ field: 'name.vi', code })).toBe(problemText(code));
  });
});
