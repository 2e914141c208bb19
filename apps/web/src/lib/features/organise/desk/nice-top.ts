/** The least of 1, 2, 4, 5, 6, 8 × 10ⁿ that is not below `value`: the top of an axis; four for less than four. */
export function niceTop(value: number): number {
  if (value <= 4) return 4;
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 4, 5, 6, 8, 10].find((step) => step * power >= value) ?? 10) * power;
}
