import { instantOf } from '@pho-hien/kernel';
import { expect, it } from 'vitest';
import { reminderDue } from './reminder.ts';

it.each([
  ['2026-12-08', '12:00', null],
  ['2026-12-09', '07:59', null],
  ['2026-12-09', '08:00', 'DAYS_BEFORE'],
  ['2026-12-10', '21:00', null],
  ['2026-12-11', '19:59', 'DAYS_BEFORE'],
  ['2026-12-12', '05:00', null],
  ['2026-12-12', '05:30', 'MORNING'],
  ['2026-12-12', '08:00', null],
] as const)('on %s at %s: %s', (day, time, due) => {
  expect(reminderDue({ date: '2026-12-12', opensAt: '08:00' }, instantOf(day, time))).toBe(due);
});
