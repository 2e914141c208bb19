import { expect, it } from 'vitest';
import { entryNumberIn, hasSheetFilters, sheetFilters } from './sheet-filters.ts';

it('reads filters from the address, and leaves out what is none', () => {
  const query = new URLSearchParams('q= nhãn &state=SUBMITTED&after=x');
  expect(sheetFilters(query)).toEqual({ search: 'nhãn', statuses: ['SUBMITTED'], after: 'x' });
  expect(sheetFilters(new URLSearchParams('q=&state=DELETED'))).toEqual({ search: null, statuses: null, after: null });
  expect(hasSheetFilters(query)).toBe(true);
  expect(hasSheetFilters(new URLSearchParams('waiting=1'))).toBe(false);
});

it.each([
  ['12 · Nhãn sấy dẻo', 12],
  [' 7 ', 7],
  ['#3', 3],
  ['Nhãn 12', null],
  ['12a', null],
  ['', null],
])('takes the entry’s number from %j', (typed, number) => {
  expect(entryNumberIn(typed)).toBe(number);
});
