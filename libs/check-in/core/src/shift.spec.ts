import { expect, it } from 'vitest';
import { instantOf } from '@pho-hien/kernel';
import { handedOverTo, type NotedShift, overlapping, shiftProblems } from './shift.ts';

const days = ['2026-12-13', '2026-12-12'];
const span = (from: string, to: string, day = '2026-12-12', lastDay = day) => ({
  startsAt: instantOf(day, from),
  endsAt: instantOf(lastDay, to),
});

it.each([
  [span('07:00', '12:00'), null],
  [span('20:00', '02:00', '2026-12-12', '2026-12-13'), null],
  [span('12:00', '18:00', '2026-12-11'), null],
  [span('08:00', '12:00', '2026-12-14'), null],
  [span('12:00', '12:00'), { field: 'endsAt', code: 'ends_before_start' }],
  [span('06:00', '18:01'), { field: 'endsAt', code: 'too_large' }],
  [span('08:00', '12:00', '2026-12-10'), { field: 'startsAt', code: 'outside_event' }],
  [span('22:00', '01:00', '2026-12-14', '2026-12-15'), { field: 'startsAt', code: 'outside_event' }],
])('a shift %#', (shift, problem) => {
  expect(shiftProblems(shift, days)).toEqual(problem ? [problem] : []);
});

it('finds the shift at the same time, and lets one follow another', () => {
  const morning = span('07:00', '12:00');
  expect(overlapping([morning], span('11:59', '13:00'))).toBe(morning);
  expect(overlapping([morning], span('06:00', '18:00'))).toBe(morning);
  expect(overlapping([morning], span('12:00', '13:00'))).toBeUndefined();
  expect(overlapping([], morning)).toBeUndefined();
});

it('hands over from the last who left a note at the same gate', () => {
  const shift = (id: string, from: string, handoverNote: string | null, gateId = 'A'): NotedShift => ({
    id,
    gateId,
    handoverNote,
    ...span(from, '23:00'),
  });
  const all = [
    shift('1', '07:00', 'Máy 1 hay treo'),
    shift('2', '09:00', 'Đã đổi máy'),
    shift('3', '10:00', null),
    shift('4', '11:00', 'Cổng B đông', 'B'),
    shift('5', '15:00', 'Sau này'),
  ];
  expect(handedOverTo(shift('6', '12:00', null), all)?.id).toBe('2');
  expect(handedOverTo(all[0]!, all)).toBeUndefined();
});
