/**
 * Points in hundredths of a point, a whole number: 750 is 7.5 points. So half points are exact, and
 * have one spelling in what is hashed.
 */
export type Points = number;

/** The most points of one criterion: 100. */
export const MOST_POINTS: Points = 10_000;

/** Points as people here type them (`7,5`, `7.5`, `8`); `null` when it is none, or finer than hundredths. */
export function parsePoints(text: string): Points | null {
  const [, whole, rest = ''] = /^(\d{1,3})(?:[.,](\d{1,2}))?$/.exec(text.trim()) ?? [];
  return whole === undefined ? null : Number(whole) * 100 + Number(rest.padEnd(2, '0'));
}

/** Points as people here read them: `7,5`; `8`. */
export function formatPoints(points: Points): string {
  const whole = Math.trunc(points / 100);
  const rest = String(points % 100)
    .padStart(2, '0')
    .replace(/0+$/, '');
  return rest === '' ? String(whole) : `${whole},${rest}`;
}
