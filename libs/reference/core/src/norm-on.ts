import type { VietnamDay } from '@pho-hien/kernel';
import type { Norm } from './norm.ts';

/** Why a value needs the confirmation of whoever approves. */
export type NormDoubt = 'NOT_COMPARED' | 'DEMONSTRATION' | 'PERIOD_UNKNOWN';

/** Why no value can be computed, and a person decides, with a citation. */
export type NormGap = 'NO_NORM' | 'VALUE_NOT_FOUND' | 'SET_BY_UNIT' | 'LOCAL_LEVEL_MISSING' | 'UNITS_DIFFER';

/** What holds on a day: a limit with the norm that rules, or that a person decides and why. Never a silent fallback. */
export type NormAnswer =
  | {
      readonly kind: 'LIMIT';
      readonly value: string;
      readonly unit: string;
      /** The lower of what is in force. */
      readonly ruling: Norm;
      readonly inForce: readonly Norm[];
      /** What an approver confirms first; empty: nothing. */
      readonly doubts: readonly NormDoubt[];
    }
  | { readonly kind: 'UNDECIDED'; readonly because: NormGap; readonly inForce: readonly Norm[] };

/**
 * What a norm says on a day: the day of travel, of the fair, of the course.
 * Thông tư 45/2019/TT-BTC Điều 14.1: its figures are maxima, the provincial council sets the levels; the lower rules.
 * @param norms at most one of each scope is in force on any day, as the database sees to
 */
export function normOn(norms: readonly Norm[], key: string, day: VietnamDay): NormAnswer {
  const inForce = norms.filter((norm) => norm.key === key && isInForce(norm, day));
  const undecided = (because: NormGap): NormAnswer => ({ kind: 'UNDECIDED', because, inForce });
  const [first] = inForce;
  if (!first) return undecided('NO_NORM');
  const without = inForce.find(({ value }) => value === null);
  if (without) return undecided(without.scope === 'UNIT_LEVEL' ? 'SET_BY_UNIT' : 'VALUE_NOT_FOUND');
  const national = inForce.find(({ scope }) => scope === 'NATIONAL_CEILING');
  if (national?.localLevelRequired && !inForce.some(({ scope }) => scope === 'PROVINCIAL_LEVEL'))
    return undecided('LOCAL_LEVEL_MISSING');
  if (inForce.some(({ unit }) => unit !== first.unit)) return undecided('UNITS_DIFFER');
  const ruling = inForce.reduce((lowest, norm) => (Number(norm.value) < Number(lowest.value) ? norm : lowest));
  return { kind: 'LIMIT', value: ruling.value!, unit: ruling.unit, ruling, inForce, doubts: doubtsOf(inForce) };
}

function isInForce({ from, to }: Norm, day: VietnamDay): boolean {
  return (from === null || from <= day) && (to === null || day <= to);
}

function doubtsOf(norms: readonly Norm[]): NormDoubt[] {
  const doubts: NormDoubt[] = [];
  if (norms.some(({ standing, verified }) => standing === 'SECONDARY' && !verified)) doubts.push('NOT_COMPARED');
  if (norms.some(({ standing }) => standing === 'DEMONSTRATION')) doubts.push('DEMONSTRATION');
  if (norms.some(({ from }) => from === null)) doubts.push('PERIOD_UNKNOWN');
  return doubts;
}
