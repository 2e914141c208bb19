/** A fraction in lowest terms: exact, whatever is added to it. `denominator` is above 0. */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/**
 * The fraction in lowest terms.
 *
 * @throws RangeError for a denominator of 0
 */
export function rational(numerator: bigint | number, denominator: bigint | number = 1n): Rational {
  let [top, bottom] = [BigInt(numerator), BigInt(denominator)];
  if (bottom === 0n) throw new RangeError('a fraction of nothing');
  if (bottom < 0n) [top, bottom] = [-top, -bottom];
  const divisor = greatestCommonDivisor(top < 0n ? -top : top, bottom);
  return { numerator: top / divisor, denominator: bottom / divisor };
}

/** The sum. */
export function add(a: Rational, b: Rational): Rational {
  if (a.denominator === b.denominator) return rational(a.numerator + b.numerator, a.denominator);
  return rational(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

/** Below 0, 0 or above 0 as `a` is less than, equal to or more than `b`. */
export function compareRationals(a: Rational, b: Rational): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/**
 * The mean of at least one.
 *
 * @throws RangeError for none
 */
export function meanOf(all: readonly Rational[]): Rational {
  const sum = all.reduce(add, rational(0));
  return rational(sum.numerator, sum.denominator * BigInt(all.length));
}

/** The nearest double. Exact division of doubles where both parts are safe integers, which sheets' totals are. */
export function toNumber({ numerator, denominator }: Rational): number {
  return Number(numerator) / Number(denominator);
}

/** The fraction in units of the last decimal, rounded half up: 49.995 to two decimals is 5000. */
export function roundHalfUp({ numerator, denominator }: Rational, decimals: number): number {
  const scaled = 2n * numerator * 10n ** BigInt(decimals) + denominator;
  const [quotient, rest] = [scaled / (2n * denominator), scaled % (2n * denominator)];
  // BigInt division cuts towards 0; rounding half up cuts downwards.
  return Number(rest < 0n ? quotient - 1n : quotient);
}

/** A double in units of the last decimal, rounded half up. */
export function roundNumber(value: number, decimals: number): number {
  return Math.floor(value * 10 ** decimals + 0.5);
}

/** The fraction as it is kept and hashed: `247/3`, `82`. */
export function writeRational({ numerator, denominator }: Rational): string {
  return denominator === 1n ? String(numerator) : `${numerator}/${denominator}`;
}

/** Units of the last decimal as people here read them: 8233 with two decimals is `82,33`. */
export function formatUnits(units: number, decimals: number): string {
  const digits = String(Math.abs(units)).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const sign = units < 0 ? '−' : '';
  return decimals === 0 ? sign + whole : `${sign}${whole},${digits.slice(-decimals)}`;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}
