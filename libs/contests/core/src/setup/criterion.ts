import { type FieldProblem, type LocalizedText, nameProblem, problemIn, textProblem } from '@pho-hien/kernel';
import { MOST_POINTS, type Points } from './points.ts';

/** The most of each thing that a criterion has; more is a slip of the finger. */
export const CRITERION_LIMITS = { weight: 1_000, levels: 11, levelText: 500 } as const;

/** What a judge may give: from `min` to `max` by `step`, such as 0, 0.5, 1 … 10. */
export interface Scale {
  readonly min: Points;
  readonly max: Points;
  readonly step: Points;
}

/** What a number of points means, in words that two judges read alike. */
export interface Level {
  /** From so many points on, until the next level. */
  readonly from: Points;
  readonly description: LocalizedText;
}

/** One thing that judges look at. */
export interface Criterion {
  readonly id: string;
  readonly name: LocalizedText;
  /** The coefficient (*hệ số*) its points are multiplied by; a whole number from 1. Percentages are coefficients. */
  readonly weight: number;
  readonly scale: Scale;
  /** In rising order; may be none while a contest is being set up. */
  readonly levels: readonly Level[];
}

/** Whether a judge may give these points. */
export function isOnScale(points: Points, { min, max, step }: Scale): boolean {
  return Number.isInteger(points) && points >= min && points <= max && (points - min) % step === 0;
}

/** The description that stands for these points, or `null` where none is given. */
export function levelOf(points: Points, { levels }: Criterion): Level | null {
  return levels.findLast(({ from }) => from <= points) ?? null;
}

/** What is wrong with a criterion; `at` is the path of it in the set-up. */
export function criterionProblems(criterion: Criterion, at: string): FieldProblem[] {
  const { name, weight, levels, scale } = criterion;
  return [
    ...problemIn(`${at}.name.vi`, nameProblem(name.vi)),
    ...problemIn(`${at}.name.en`, name.en.trim() === '' ? null : nameProblem(name.en)),
    ...problemIn(`${at}.weight`, wholeProblem(weight, 1, CRITERION_LIMITS.weight)),
    ...scaleProblems(scale, `${at}.scale`),
    ...problemIn(`${at}.levels`, levels.length > CRITERION_LIMITS.levels ? 'too_long' : null),
    ...levels.flatMap(({ from, description }, i) => [
      ...problemIn(`${at}.levels.${i}.from`, isOnScale(from, scale) ? null : 'unknown_value'),
      ...problemIn(`${at}.levels.${i}.from`, i > 0 && from <= levels[i - 1]!.from ? 'duplicate' : null),
      ...problemIn(`${at}.levels.${i}.description.vi`, textProblem(description.vi, CRITERION_LIMITS.levelText, true)),
      ...problemIn(`${at}.levels.${i}.description.en`, textProblem(description.en, CRITERION_LIMITS.levelText)),
    ]),
  ];
}

/** What is wrong with a whole number that has bounds, both included. */
export function wholeProblem(value: number, least: number, most: number) {
  if (!Number.isSafeInteger(value)) return 'not_a_number';
  return value < least ? 'too_small' : value > most ? 'too_large' : null;
}

function scaleProblems({ min, max, step }: Scale, at: string): FieldProblem[] {
  const span = max - min;
  return [
    ...problemIn(`${at}.min`, wholeProblem(min, 0, MOST_POINTS)),
    ...problemIn(`${at}.max`, wholeProblem(max, 1, MOST_POINTS)),
    ...problemIn(`${at}.max`, span <= 0 ? 'ends_before_start' : null),
    ...problemIn(`${at}.step`, wholeProblem(step, 1, MOST_POINTS)),
    ...problemIn(`${at}.step`, span > 0 && step > 0 && span % step !== 0 ? 'not_allowed' : null),
  ];
}
