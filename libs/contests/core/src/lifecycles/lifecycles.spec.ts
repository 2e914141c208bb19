import { nextState, possibleEvents } from '@pho-hien/kernel';
import { describe, expect, it } from 'vitest';
import { contestLifecycle } from './contest-lifecycle.ts';
import { instantOfSecond, isOnTime, secondsLate, vietnamSecondOf } from './deadline.ts';
import { entryLifecycle, type EntryStatus } from './entry-lifecycle.ts';
import { resultLifecycle } from './result-lifecycle.ts';
import { roundLifecycle } from './round-lifecycle.ts';
import { hasBegun, SHEET_STATUSES, sheetLifecycle } from './sheet-lifecycle.ts';

describe('lifecycles', () => {
  it('a sheet is submitted once it was written on, and only the secretary reopens it', () => {
    expect(nextState(sheetLifecycle, 'EMPTY', 'submit')).toBeNull();
    expect(nextState(sheetLifecycle, 'REOPENED', 'save')).toBe('REOPENED');
    expect(possibleEvents(sheetLifecycle, 'SUBMITTED', ['judge'])).toEqual(['recuse']);
    expect(possibleEvents(sheetLifecycle, 'SUBMITTED', ['secretary'])).toEqual(['reopen', 'recuse']);
    expect(SHEET_STATUSES.filter(hasBegun)).toEqual(['IN_PROGRESS', 'SUBMITTED', 'REOPENED']);
  });

  it('an entry can be withdrawn until there are results, and not after', () => {
    const can = (status: EntryStatus) => nextState(entryLifecycle, status, 'withdraw') !== null;
    expect(entryLifecycle.states.filter((status) => !can(status))).toEqual(['ELIMINATED', 'AWARDED', 'WITHDRAWN']);
  });

  it('nobody but the jury decides, and what was published is only superseded', () => {
    expect(possibleEvents(roundLifecycle, 'CLOSED', ['secretary', 'judge', 'system'])).toEqual(['reopen']);
    expect(possibleEvents(resultLifecycle, 'PUBLISHED', ['secretary', 'jury', 'system'])).toEqual(['supersede']);
    expect(possibleEvents(contestLifecycle, 'FINISHED', ['secretary'])).toEqual([]);
  });
});

describe('a deadline', () => {
  const deadline = instantOfSecond('2026-11-30 17:00:00')!;

  it.each([
    ['2026-11-30T09:59:59.999Z', 0],
    ['2026-11-30T10:00:00.000Z', 0],
    ['2026-11-30T10:00:00.999Z', 0],
    ['2026-11-30T10:00:01.000Z', 1],
    ['2026-11-30T10:01:00.500Z', 60],
  ])('at 17:00:00 in Vietnam: what comes at %s is %i seconds late', (arrived, late) => {
    expect(secondsLate(new Date(arrived), deadline)).toBe(late);
    expect(isOnTime(new Date(arrived), deadline)).toBe(late === 0);
  });

  it('is written and read to the second', () => {
    expect(vietnamSecondOf(deadline)).toBe('2026-11-30 17:00:00');
    expect(vietnamSecondOf(new Date('2026-11-30T17:30:05.900Z'))).toBe('2026-12-01 00:30:05');
    expect(['2026-02-30 17:00:00', '2026-11-30 24:00:00', '2026-11-30'].map(instantOfSecond)).toEqual([
      null,
      null,
      null,
    ]);
  });
});
