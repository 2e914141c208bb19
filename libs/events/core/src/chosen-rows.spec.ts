import { newId } from '@pho-hien/kernel';
import { expect, it } from 'vitest';
import { type ChosenRows, chosenRowsProblems, MOST_CHOSEN } from './chosen-rows.ts';

const problems = (change: Partial<ChosenRows>) =>
  chosenRowsProblems({ table: 'PEOPLE', ids: null, filter: null, ...change }, 'audience.chosen');

it('rows are named, or all of a filter are meant', () => {
  expect(problems({ ids: [newId()] })).toEqual([]);
  expect(problems({ filter: {} })).toEqual([]);
  expect(problems({})).toEqual([{ field: 'audience.chosen', code: 'not_allowed' }]);
  expect(problems({ ids: [newId()], filter: {} })).toEqual([{ field: 'audience.chosen', code: 'not_allowed' }]);
});

it.each([
  [{ ids: [] }, 'ids', 'required'],
  [{ ids: Array.from({ length: MOST_CHOSEN + 1 }, () => newId()) }, 'ids', 'too_large'],
  [{ ids: ['x'] }, 'ids.0', 'not_an_id'],
  [{ filter: { ticketTypeId: 'x' } }, 'filter.ticketTypeId', 'not_an_id'],
  [{ filter: { day: '2026-13-01' as never } }, 'filter.day', 'not_a_day'],
  [{ filter: { search: 'a'.repeat(201) } }, 'filter.search', 'too_long'],
])('%o is told at %s', (change, field, code) => {
  expect(problems(change)).toEqual([{ field: `audience.chosen.${field}`, code }]);
});
