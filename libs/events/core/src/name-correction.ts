import { normaliseName, searchKey } from '@pho-hien/kernel';

/** How often the holder of a registration may correct their name; after that the organisers do. */
export const MOST_NAME_CORRECTIONS = 2;

/**
 * Whether a new name is a correction of the old one and not another person's: other diacritics, case or
 * spaces, the same words in another order, or spelling: a fifth of the letters, at least two. A ticket that
 * goes to somebody else is transferred, with that person's consent.
 */
export function isNameCorrection(before: string, after: string): boolean {
  const [from, to] = [searchKey(before), searchKey(after)];
  if (sorted(from) === sorted(to)) return true;
  return distance(from, to) <= Math.max(2, Math.floor(from.length / 5));
}

/** Whether the name changes at all. */
export function nameChanges(before: string, after: string): boolean {
  return normaliseName(before) !== normaliseName(after);
}

const sorted = (name: string) => name.split(' ').sort().join(' ');

/** How many letters have to be put in, taken out or replaced (Levenshtein). */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, i) => i);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1)
      next.push(Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (from[i - 1] === to[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[to.length]!;
}
