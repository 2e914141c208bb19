import { expect, it } from 'vitest';
import { mergeRecord } from './merge-record.ts';

const team = (...people: readonly (readonly [string, string])[]) => ({
  title: 'Trà sen',
  names: people.map(([name]) => name),
  emails: people.map(([, email]) => email),
});
const lists = ['names', 'emails'] as const;
const lan = ['Lan', 'lan@a.example'] as const;

it('takes lists that run beside each other over as one', () => {
  const theirs = team(lan, ['Minh', 'minh@a.example']);
  expect(mergeRecord(team(lan), { ...team(lan), title: 'Trà' }, theirs, lists)).toEqual({
    values: { ...theirs, title: 'Trà' },
    taken: ['names'],
    contested: [],
  });
});

it('never gives one person the address of another: who both added somebody is asked', () => {
  const mine = team(lan, ['Hoa', '']);
  expect(mergeRecord(team(lan), mine, team(lan, ['', 'minh@a.example']), lists)).toEqual({
    values: mine,
    taken: [],
    contested: ['names'],
  });
});

it('an empty line is nobody, and no change', () => {
  const mine = team(lan, ['', '']);
  expect(mergeRecord(team(lan), mine, team(lan), lists).contested).toEqual([]);
  expect(mergeRecord(mine, mine, team(lan), lists)).toMatchObject({ taken: [], contested: [] });
});
