import { expect, it } from 'vitest';
import { mergeTicketType } from './merge-ticket-type.ts';
import { newTicketType, type TicketTypeValues } from './ticket-type-values.ts';

const base = (change: Partial<TicketTypeValues> = {}): TicketTypeValues => ({
  ...newTicketType(),
  'name.vi': 'Khách tham quan',
  places: '100',
  validDayIds: ['a', 'b'],
  ...change,
});

it('two people’s changes of one ticket type stand side by side', () => {
  const theirs = base({ places: '80', hidden: true, validDayIds: ['b', 'a'] });
  expect(mergeTicketType(base(), base({ 'name.vi': 'Khách mời' }), theirs)).toEqual({
    values: base({ 'name.vi': 'Khách mời', places: '80', hidden: true }),
    taken: ['places', 'hidden'],
    contested: [],
  });
});

it('what both changed stays as typed, and is asked about', () => {
  const mine = base({ places: '120', validDayIds: ['a'] });
  const theirs = base({ places: '80', validDayIds: ['b'] });
  expect(mergeTicketType(base(), mine, theirs)).toEqual({
    values: mine,
    taken: [],
    contested: ['places', 'validDayIds'],
  });
});
