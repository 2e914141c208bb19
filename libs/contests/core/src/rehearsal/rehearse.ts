import { assignJudges } from '../assignment/assign-judges.ts';
import type { Assignment } from '../assignment/assignment-task.ts';
import { rankEntries } from '../ranking/rank-entries.ts';
import type { Ranking } from '../ranking/ranking.ts';
import type { Round } from '../setup/round.ts';
import { seededChance } from './seeded-chance.ts';
import { simulateJury } from './simulated-jury.ts';

/** What is rehearsed: a round with so many made-up entries and judges. */
export interface RehearsalTask {
  readonly round: Round;
  readonly entries: number;
  readonly judges: number;
  /** The same seed, the same rehearsal. */
  readonly seed: number;
}

/** What the rules would do. */
export interface Rehearsal {
  readonly assignment: Assignment;
  readonly ranking: Ranking;
  /** How many reach the pass marks, go on, stand across the cut, and share a place. */
  readonly passed: number;
  readonly advancing: number;
  readonly atTheCut: number;
  readonly sharingAPlace: number;
}

/** As scores often lie: entries differ more than judges, judges about as much as chance. */
const JURY = { level: 62, quality: 14, severity: 7, noise: 7 };

/** Runs made-up scores through a round's rules, to see what they do before anybody is judged by them. Nothing is stored. */
export function rehearse({ round, entries, judges, seed }: RehearsalTask): Rehearsal {
  const named = (prefix: string, count: number) =>
    Array.from({ length: count }, (_, at) => `${prefix}-${String(at + 1).padStart(4, '0')}`);
  const entryIds = named('entry', entries);
  const assignment = assignJudges({
    judges: named('judge', judges).map((id) => ({ id, fields: [], maxLoad: round.entriesPerJudge })),
    entries: entryIds.map((id) => ({ id, field: null })),
    judgesPerEntry: round.judgesPerEntry,
    fieldMatch: 'PREFERRED',
    blocked: [],
    pinned: [],
    previous: [],
  });
  const { sheets } = simulateJury(assignment.pairs, round.criteria, JURY, seededChance(seed));
  const ranking = rankEntries({
    rules: round,
    entries: entryIds.map((id, at) => ({ id, submittedAt: new Date(at * 1000) })),
    sheets,
    // A lot of its own, made from the seed: a rehearsal has nothing to hide.
    lotSeed: String(seed).padStart(64, '0'),
  });
  const count = (is: (line: Ranking['lines'][number]) => boolean) => ranking.lines.filter(is).length;
  return {
    assignment,
    ranking,
    passed: count(({ passed }) => passed),
    advancing: count(({ advances }) => advances === 'YES'),
    atTheCut: count(({ advances }) => advances === 'AT_THE_CUT'),
    sharingAPlace: count(({ notes }) => notes.some(({ code }) => code === 'TIE_OPEN')),
  };
}
