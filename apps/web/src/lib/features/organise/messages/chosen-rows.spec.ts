import { newId } from '@pho-hien/kernel';
import { expect, it } from 'vitest';
import { chosenIn, writeTo } from './chosen-rows.ts';

const EVENT = newId();
const back = (address: string) => chosenIn(new URL(address, 'http://localhost').searchParams);

it('an address carries rows that were ticked, or the filter of the table', () => {
  const ids = [newId(), newId()];
  expect(back(writeTo(EVENT, 'PEOPLE', ids, new URLSearchParams('q=lan')))).toEqual({ table: 'PEOPLE', ids });
  const all = back(writeTo(EVENT, 'REGISTRATIONS', null, new URLSearchParams('q=lan&status=CONFIRMED&after=x&id=y')));
  expect(all).toMatchObject({ table: 'REGISTRATIONS', filter: { search: 'lan', status: 'CONFIRMED', day: null } });
  expect(all).not.toHaveProperty('ids');
});

it('what names no rows reaches nobody, and never everybody', () => {
  expect(chosenIn(new URLSearchParams('table=people&rows=nonsense'))).toEqual({ table: 'PEOPLE', ids: [] });
  expect(chosenIn(new URLSearchParams('table=nonsense'))).toBeNull();
});
