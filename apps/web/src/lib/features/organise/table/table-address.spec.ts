import { expect, it } from 'vitest';
import { columnsIn, tableNamed, wishOf } from './table-address.ts';

it('an address says which rows, in which order', () => {
  expect(wishOf(new URLSearchParams('q= lan &status=CONFIRMED&day=31.12.&order=NAME'))).toEqual({
    filter: { search: 'lan', status: 'CONFIRMED', ticketTypeId: null, day: null, organisation: null },
    order: 'NAME',
  });
  expect(wishOf(new URLSearchParams('order=email')).order).toBeNull();
});

it('a cookie says which columns; what is none is left out', () => {
  expect(columnsIn('STATUS.NAME.PASSWORD')).toEqual(['NAME', 'STATUS']);
  expect(columnsIn(undefined)).toBeNull();
  expect(tableNamed('people')).toBe('PEOPLE');
  expect(tableNamed('users')).toBeUndefined();
});
