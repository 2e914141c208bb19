import {
  type FieldProblem,
  type LocalizedText,
  isId,
  LOCALES,
  type Money,
  nameProblem,
  problemIn,
  textProblem,
} from '@pho-hien/kernel';
import { type Field, FIELDS } from '@pho-hien/organisations-core';
import { wholeProblem } from './criterion.ts';
import { type EntryRules, entryRulesProblems, listProblems } from './entry-rules.ts';
import { type Round, roundProblems } from './round.ts';

/** The most of each thing that a contest has. */
export const CONTEST_LIMITS = {
  description: 20_000,
  slug: 60,
  boards: 10,
  rounds: 5,
  prizes: 30,
  prizeCount: 100,
} as const;

/** What is given to those who win. */
export interface Prize {
  /** Such as *Giải Nhất*. */
  readonly name: LocalizedText;
  /** The places it is for: 1 to 1, then 2 to 3 … */
  readonly count: number;
  /** What each of them gets, in đồng; `null`: not in money, or not decided. */
  readonly amount: Money | null;
}

/** A board (*bảng*), such as ideas and projects: entries of one board are compared with one another only. */
export interface Board {
  readonly id: string;
  readonly name: LocalizedText;
  /** Which of the contest's fields it takes; none named: all. */
  readonly fields: readonly Field[];
  /** One after the other; only the last is a final. */
  readonly rounds: readonly Round[];
  /** The highest first. */
  readonly prizes: readonly Prize[];
}

/** What a secretary says of a contest. */
export interface ContestSetup {
  /** The contest's name in addresses: lower-case letters, digits and hyphens. */
  readonly slug: string;
  readonly name: LocalizedText;
  readonly description: LocalizedText;
  /** The event it is part of; its first day is the reference day. */
  readonly eventId: string | null;
  /** Entries are taken from this instant … */
  readonly opensAt: Date | null;
  /** … to the end of this second in Vietnam; see `isOnTime`. */
  readonly closesAt: Date | null;
  readonly entryRules: EntryRules;
  readonly boards: readonly Board[];
}

/** What is wrong with a contest's set-up, also while it is a draft. */
export function contestProblems(setup: ContestSetup): FieldProblem[] {
  const { slug, name, description, opensAt, closesAt, boards } = setup;
  const isSlug = slug.length >= 3 && slug.length <= CONTEST_LIMITS.slug && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug);
  const ids = boards.flatMap((board) => [board.id, ...board.rounds.map(({ id }) => id)]);
  return [
    ...problemIn('slug', isSlug ? null : 'not_a_slug'),
    ...textsOf('name', name),
    ...LOCALES.flatMap((locale) =>
      problemIn(`description.${locale}`, textProblem(description[locale], CONTEST_LIMITS.description)),
    ),
    ...problemIn('eventId', setup.eventId === null || isId(setup.eventId) ? null : 'not_an_id'),
    ...problemIn('closesAt', opensAt && closesAt && closesAt <= opensAt ? 'ends_before_start' : null),
    ...entryRulesProblems(setup.entryRules, 'entryRules'),
    ...problemIn('boards', boards.length === 0 ? 'required' : null),
    ...problemIn('boards', boards.length > CONTEST_LIMITS.boards ? 'too_long' : null),
    ...problemIn('boards', new Set(ids).size < ids.length ? 'duplicate' : null),
    ...boards.flatMap((board, i) => boardProblems(board, `boards.${i}`, closesAt)),
  ];
}

/** What a contest still lacks before anybody may enter: the dates, the English it may do without. */
export function missingToOpen(setup: ContestSetup): FieldProblem[] {
  const { opensAt, closesAt, eventId, entryRules } = setup;
  const noDay = entryRules.planEligible && entryRules.referenceDay === null && eventId === null;
  return [
    ...problemIn('opensAt', opensAt === null ? 'required' : null),
    ...problemIn('closesAt', closesAt === null ? 'required' : null),
    ...problemIn('entryRules.referenceDay', noDay ? 'required' : null),
  ];
}

function boardProblems({ name, fields, rounds, prizes }: Board, at: string, closesAt: Date | null): FieldProblem[] {
  return [
    ...textsOf(`${at}.name`, name),
    ...listProblems(fields, FIELDS, `${at}.fields`),
    ...problemIn(`${at}.rounds`, rounds.length === 0 ? 'required' : null),
    ...problemIn(`${at}.rounds`, rounds.length > CONTEST_LIMITS.rounds ? 'too_long' : null),
    ...rounds.flatMap((round, i) => {
      const path = `${at}.rounds.${i}`;
      const isLast = i === rounds.length - 1;
      const before = i === 0 ? closesAt : (rounds[i - 1]!.scoringClosesAt ?? null);
      const tooEarly = before && round.scoringOpensAt && round.scoringOpensAt < before;
      return [
        ...roundProblems(round, path, isLast),
        ...problemIn(`${path}.kind`, round.kind === 'FINAL' && !isLast ? 'not_allowed' : null),
        ...problemIn(`${path}.scoringOpensAt`, tooEarly ? 'ends_before_start' : null),
      ];
    }),
    ...problemIn(`${at}.prizes`, prizes.length > CONTEST_LIMITS.prizes ? 'too_long' : null),
    ...prizes.flatMap((prize, i) => [
      ...textsOf(`${at}.prizes.${i}.name`, prize.name),
      ...problemIn(`${at}.prizes.${i}.count`, wholeProblem(prize.count, 1, CONTEST_LIMITS.prizeCount)),
      ...problemIn(`${at}.prizes.${i}.amount`, prize.amount !== null && prize.amount < 0n ? 'too_small' : null),
    ]),
  ];
}

function textsOf(at: string, text: LocalizedText): FieldProblem[] {
  return [
    ...problemIn(`${at}.vi`, nameProblem(text.vi)),
    ...problemIn(`${at}.en`, text.en.trim() === '' ? null : nameProblem(text.en)),
  ];
}
