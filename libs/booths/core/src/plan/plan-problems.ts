import { type FieldProblem, isId, type LocalizedText, nameProblem, problemIn, textProblem } from '@pho-hien/kernel';
import { areaOf, type Corners } from '../geometry/corners.ts';
import { isOutside } from '../geometry/overlap.ts';
import { isSimple } from '../geometry/segments.ts';
import { type HallPlan, PLAN_LIMITS } from './hall-plan.ts';

/** What is wrong with a plan, also while it is being drawn: nothing that a drawing hand makes by the way. */
export function planProblems(plan: HallPlan): FieldProblem[] {
  const { zones, types, booths, marks, picture } = plan;
  const ids = [zones, types, booths, marks].flatMap((list) => list.map(({ id }) => id));
  return [
    ...textsOf('name', plan.name),
    ...problemIn('width', wholeProblem(plan.width, PLAN_LIMITS.leastSide, PLAN_LIMITS.side)),
    ...problemIn('depth', wholeProblem(plan.depth, PLAN_LIMITS.leastSide, PLAN_LIMITS.side)),
    ...problemIn('grid', (PLAN_LIMITS.grids as readonly number[]).includes(plan.grid) ? null : 'unknown_value'),
    ...problemIn('aisle', wholeProblem(plan.aisle, 0, PLAN_LIMITS.aisle)),
    ...problemIn('clearance', wholeProblem(plan.clearance, 0, PLAN_LIMITS.aisle)),
    ...problemIn('picture.width', picture && wholeProblem(picture.width, 10, 2 * PLAN_LIMITS.side)),
    ...problemIn('zones', zones.length === 0 ? 'required' : null),
    ...problemIn('types', types.length === 0 ? 'required' : null),
    ...(['zones', 'types', 'booths', 'marks'] as const).flatMap((list) =>
      problemIn(list, plan[list].length > PLAN_LIMITS[list] ? 'too_long' : null),
    ),
    ...problemIn('booths', ids.every(isId) ? null : 'not_an_id'),
    ...problemIn('booths', new Set(ids).size < ids.length ? 'duplicate' : null),
    ...zones.flatMap(({ name, supplyWatts }, i) => [
      ...textsOf(`zones.${i}.name`, name),
      ...problemIn(`zones.${i}.supplyWatts`, wholeProblem(supplyWatts, 0, PLAN_LIMITS.watts)),
    ]),
    ...types.flatMap(({ name, watts, furniture }, i) => [
      ...textsOf(`types.${i}.name`, name),
      ...problemIn(`types.${i}.watts`, wholeProblem(watts, 0, PLAN_LIMITS.watts)),
      ...problemIn(`types.${i}.furniture.vi`, textProblem(furniture.vi, PLAN_LIMITS.furniture)),
      ...problemIn(`types.${i}.furniture.en`, textProblem(furniture.en, PLAN_LIMITS.furniture)),
    ]),
    ...boothProblems(plan),
    ...marks.flatMap(({ corners }, i) => problemIn(`marks.${i}.corners`, cornersProblem(corners, plan, 0))),
  ];
}

function boothProblems(plan: HallPlan): FieldProblem[] {
  const zones = new Set(plan.zones.map(({ id }) => id));
  const types = new Set(plan.types.map(({ id }) => id));
  const numbers = new Set<string>();
  return plan.booths.flatMap(({ number, zoneId, typeId, corners }, i) => {
    const key = number.toUpperCase();
    const isTaken = numbers.has(key);
    numbers.add(key);
    return [
      ...problemIn(`booths.${i}.number`, isTaken ? 'duplicate' : numberProblem(number)),
      ...problemIn(`booths.${i}.zoneId`, zones.has(zoneId) ? null : 'unknown_value'),
      ...problemIn(`booths.${i}.typeId`, types.has(typeId) ? null : 'unknown_value'),
      ...problemIn(`booths.${i}.corners`, cornersProblem(corners, plan, PLAN_LIMITS.leastArea)),
    ];
  });
}

/** What is wrong with a booth's number: 1 to 8 letters without marks, digits, or hyphens between them. */
export function numberProblem(number: string) {
  if (number === '') return 'required';
  if (number.length > PLAN_LIMITS.number) return 'too_long';
  return /^[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*$/.test(number) ? null : 'not_plain_text';
}

/** What is wrong with an outline in a hall; `least` is the least area it has, in square centimetres. */
export function cornersProblem(corners: Corners, { width, depth }: Pick<HallPlan, 'width' | 'depth'>, least: number) {
  const count = corners.length / 2;
  if (!corners.every((value) => Number.isSafeInteger(value)) || !Number.isInteger(count)) return 'not_a_number';
  if (count < 3) return 'too_short';
  if (count > PLAN_LIMITS.corners) return 'too_long';
  if (isOutside(corners, width, depth)) return 'too_large';
  const area = areaOf(corners);
  if (area === 0 || area < least) return 'too_small';
  return isSimple(corners) ? null : 'not_allowed';
}

/** What is wrong with a whole number that has bounds, both included. */
export function wholeProblem(value: number, least: number, most: number) {
  if (!Number.isSafeInteger(value)) return 'not_a_number';
  return value < least ? 'too_small' : value > most ? 'too_large' : null;
}

function textsOf(at: string, text: LocalizedText): FieldProblem[] {
  return [
    ...problemIn(`${at}.vi`, nameProblem(text.vi)),
    ...problemIn(`${at}.en`, text.en.trim() === '' ? null : nameProblem(text.en)),
  ];
}
