import type { ContestSetup } from './contest.ts';
import type { Criterion } from './criterion.ts';
import { OPEN_TO_ALL } from './entry-rules.ts';
import type { Round } from './round.ts';

/** A criterion from 0 to 10 by half points. */
export function aCriterion(id: string, weight = 1): Criterion {
  return {
    id,
    name: { vi: 'Tính mới', en: 'Novelty' },
    weight,
    scale: { min: 0, max: 1000, step: 50 },
    levels: [
      { from: 0, description: { vi: 'Đã có nhiều', en: 'Common' } },
      { from: 800, description: { vi: 'Chưa từng có', en: 'Unheard of' } },
    ],
  };
}

/** A round that three judges score; a final unless said otherwise. */
export function aRound(change: Partial<Round> = {}): Round {
  return {
    id: 'vong-1',
    kind: 'FINAL',
    name: { vi: 'Chung kết', en: 'Final' },
    scoringOpensAt: null,
    scoringClosesAt: null,
    criteria: [aCriterion('moi', 40), aCriterion('kha-thi', 60)],
    judgesPerEntry: 3,
    entriesPerJudge: 30,
    matchFields: true,
    blind: false,
    advance: null,
    passMarks: { leastMean: 5000, lowest: 'NOT_ON_EVERY_SHEET' },
    ranking: { method: 'WEIGHTED_MEAN', drop: 0, decimals: 2 },
    tieBreaks: [{ kind: 'CRITERION', criterionId: 'moi' }],
    pitch: { pitchMinutes: 5, questionMinutes: 3 },
    ...change,
  };
}

/** A contest with one board: a screening and a final. */
export function aContest(change: Partial<ContestSetup> = {}): ContestSetup {
  return {
    slug: 'khoi-nghiep-2026',
    name: { vi: 'Khởi nghiệp 2026', en: 'Startup 2026' },
    description: { vi: '', en: '' },
    eventId: null,
    opensAt: new Date('2026-11-01T00:00:00Z'),
    closesAt: new Date('2026-11-30T10:00:00Z'),
    entryRules: OPEN_TO_ALL,
    boards: [
      {
        id: 'y-tuong',
        name: { vi: 'Ý tưởng', en: 'Ideas' },
        fields: [],
        rounds: [aRound({ id: 'so-loai', kind: 'SCREENING', advance: 10 }), aRound({ id: 'chung-ket' })],
        prizes: [{ name: { vi: 'Giải Nhất', en: 'First prize' }, count: 1, amount: 20_000_000n }],
      },
    ],
    ...change,
  };
}
