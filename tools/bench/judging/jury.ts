import { type AssignmentTask, type Criterion, type RankingRules, seededChance } from '@pho-hien/contests-core';

/** One criterion out of 100, by whole points, as most sheets are filled in. */
const OVERALL: Criterion = {
  id: 'overall',
  name: { vi: 'Chung', en: 'Overall' },
  weight: 1,
  scale: { min: 0, max: 10_000, step: 100 },
  levels: [],
};

/** Rules that only rank, by a method. */
export function rulesBy(method: RankingRules['ranking']['method'], advance: number | null = null): RankingRules {
  return {
    criteria: [OVERALL],
    judgesPerEntry: 3,
    advance,
    passMarks: { leastMean: null, lowest: 'ALLOWED' },
    ranking: { method, drop: method === 'TRIMMED_MEAN' ? 1 : 0, decimals: 2 },
    tieBreaks: [],
  };
}

const FIELDS = ['AGRICULTURE', 'FOOD', 'DIGITAL', 'EDUCATION', 'TOURISM'];

/**
 * Judges who each know three of five fields, entries with one field each, and so many of a hundred pairs in conflict.
 *
 * @param spare how many entries more than its even share a judge may get
 */
export function assignmentTask(judges: number, entries: number, conflicts: number, spare: number): AssignmentTask {
  const chance = seededChance(judges + entries);
  const named = (prefix: string, count: number) =>
    Array.from({ length: count }, (_, at) => `${prefix}-${String(at).padStart(5, '0')}`);
  const judgeIds = named('judge', judges);
  const entryIds = named('entry', entries);
  return {
    judges: judgeIds.map((id, at) => ({
      id,
      fields: [0, 1, 3].map((step) => FIELDS[(at + step) % FIELDS.length]!),
      maxLoad: Math.ceil((3 * entries) / judges) + spare,
    })),
    entries: entryIds.map((id) => ({ id, field: FIELDS[Math.floor(chance() * FIELDS.length)]! })),
    judgesPerEntry: 3,
    fieldMatch: 'REQUIRED',
    blocked: judgeIds.flatMap((judgeId) =>
      entryIds.flatMap((entryId) => (chance() * 100 < conflicts ? [{ judgeId, entryId }] : [])),
    ),
    pinned: [],
    previous: [],
  };
}
