/** An amount in whole đồng. `bigint`, because a provincial budget passes what a GraphQL `Int` holds. */
export type Money = bigint;

/** Nothing. */
export const ZERO_VND: Money = 0n;

/**
 * An amount from a number or from digits, as they come from outside.
 *
 * @throws RangeError when it is not a whole number of đồng or too large to be exact
 */
export function vnd(amount: bigint | number | string): Money {
  if (typeof amount === 'bigint') return amount;
  if (typeof amount === 'number') {
    if (!Number.isSafeInteger(amount)) throw new RangeError(`not whole đồng: ${amount}`);
    return BigInt(amount);
  }
  if (!/^-?\d+$/.test(amount)) throw new RangeError(`not whole đồng: ${amount}`);
  return BigInt(amount);
}

/**
 * The amount as people here write it: `1.250.000 ₫`, with a space that does not break the line.
 * The same in every language: the amount is Vietnamese.
 */
export function formatVnd(amount: Money): string {
  const digits = (amount < 0n ? -amount : amount).toString().replace(/\B(?=(?:\d{3})+$)/g, '.');
  return `${amount < 0n ? '−' : ''}${digits}\u00a0₫`;
}

/** The amount that somebody typed (`1.250.000 ₫`, `1250000đ`, `1 250 000`), or `null` when it is none. */
export function parseVnd(text: string): Money | null {
  const compact = text
    .normalize('NFC')
    .replace(/(?:₫|đ|vnđ|vnd)\s*$/iu, '')
    .trim();
  if (!/^\d{1,3}(?:[. \u00a0,]?\d{3})*$/.test(compact)) return /^\d+$/.test(compact) ? BigInt(compact) : null;
  return BigInt(compact.replace(/\D/g, ''));
}
