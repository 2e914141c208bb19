import { type FieldProblem, isId, nameProblem, problemIn, textProblem } from '@pho-hien/kernel';
import { PLAN_LIMITS } from '../plan/hall-plan.ts';
import { wholeProblem } from '../plan/plan-problems.ts';

/** The most that a request says. */
export const REQUEST_LIMITS = {
  products: 10,
  productText: 500,
  introduction: 1_000,
  wishes: 3,
  avoid: 5,
  note: 500,
} as const;

/** The states of a request; whether it has a place stands beside. */
export const REQUEST_STATUSES = ['SUBMITTED', 'WITHDRAWN'] as const;

/** The state of a request. */
export type RequestStatus = (typeof REQUEST_STATUSES)[number];

/** Something that is shown at a stand. */
export interface Product {
  readonly name: string;
  /** May be empty. */
  readonly text: string;
}

/** What an exhibitor says of the stand they ask for. */
export interface StandWishes {
  /** Shown to visitors, once the stand is confirmed; may be empty. */
  readonly introduction: string;
  readonly products: readonly Product[];
  /** What everything at the stand draws at once, in watts. */
  readonly watts: number;
  readonly water: boolean;
  readonly internet: boolean;
  /** Booths by id, the dearest first; may be none. */
  readonly wishes: readonly string[];
  /** Names of organisations beside which they would rather not stand. */
  readonly avoid: readonly string[];
  /** For the organisers alone. */
  readonly note: string;
}

/** What is wrong with a request. */
export function requestProblems(asked: StandWishes): FieldProblem[] {
  const { products, wishes, avoid } = asked;
  return [
    ...problemIn('introduction', textProblem(asked.introduction, REQUEST_LIMITS.introduction)),
    ...problemIn('products', products.length === 0 ? 'required' : null),
    ...problemIn('products', products.length > REQUEST_LIMITS.products ? 'too_long' : null),
    ...products.flatMap(({ name, text }, i) => [
      ...problemIn(`products.${i}.name`, nameProblem(name)),
      ...problemIn(`products.${i}.text`, textProblem(text, REQUEST_LIMITS.productText)),
    ]),
    ...problemIn('watts', wholeProblem(asked.watts, 0, PLAN_LIMITS.watts)),
    ...problemIn('wishes', wishes.length > REQUEST_LIMITS.wishes ? 'too_long' : null),
    ...problemIn('wishes', wishes.every(isId) ? null : 'not_an_id'),
    ...problemIn('wishes', new Set(wishes).size < wishes.length ? 'duplicate' : null),
    ...problemIn('avoid', avoid.length > REQUEST_LIMITS.avoid ? 'too_long' : null),
    ...avoid.flatMap((name, i) => problemIn(`avoid.${i}`, nameProblem(name))),
    ...problemIn('note', textProblem(asked.note, REQUEST_LIMITS.note)),
  ];
}

/** Why a booth does not give what a request needs. */
export const UNMET_NEEDS = ['WATTS', 'WATER', 'INTERNET'] as const;

/** One need that a booth does not meet. */
export type UnmetNeed = (typeof UNMET_NEEDS)[number];

/** Which needs of a stand a booth of this type leaves unmet. */
export function unmetNeeds(
  need: Pick<StandWishes, 'watts' | 'water' | 'internet'>,
  given: { readonly watts: number; readonly water: boolean; readonly internet: boolean },
): UnmetNeed[] {
  return [
    ...(need.watts > given.watts ? (['WATTS'] as const) : []),
    ...(need.water && !given.water ? (['WATER'] as const) : []),
    ...(need.internet && !given.internet ? (['INTERNET'] as const) : []),
  ];
}

/** When requests are taken; what an organiser says of it. */
export interface StandCall {
  readonly opensAt: Date;
  readonly closesAt: Date;
  /** How many days an exhibitor has to confirm. */
  readonly confirmDays: number;
}

/** What is wrong with a call. */
export function callProblems({ opensAt, closesAt, confirmDays }: StandCall): FieldProblem[] {
  return [
    ...problemIn('closesAt', closesAt <= opensAt ? 'ends_before_start' : null),
    ...problemIn('confirmDays', wholeProblem(confirmDays, 1, 60)),
  ];
}

/** Whether a request that arrives then is taken. */
export function takesRequests(call: StandCall | null, at: Date): boolean {
  return call !== null && call.opensAt <= at && at < call.closesAt;
}
