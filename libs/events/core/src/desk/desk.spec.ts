import { instantOf } from '@pho-hien/kernel';
import { describe, expect, it } from 'vitest';
import { countdownTo } from './countdown.ts';
import { openingChecklist } from './opening-checklist.ts';
import { LONGEST_CURVE_DAYS, registrationCurve } from './registration-curve.ts';
import { type DeskFacts, whatWaits } from './what-waits.ts';

const day = (date: string) => ({ date, opensAt: '08:00', closesAt: '17:00' });
const twoDays = [day('2026-12-13'), day('2026-12-11')];

describe('how far an event is', () => {
  it.each([
    ['2026-12-10', '23:59', { phase: 'BEFORE', nights: 1 }],
    ['2026-12-01', '00:00', { phase: 'BEFORE', nights: 10 }],
    ['2026-12-11', '00:00', { phase: 'DAY', day: 1, of: 2, open: false }],
    ['2026-12-11', '08:00', { phase: 'DAY', day: 1, of: 2, open: true }],
    ['2026-12-11', '17:00', { phase: 'DAY', day: 1, of: 2, open: false }],
    ['2026-12-12', '12:00', { phase: 'PAUSE', nights: 1 }],
    ['2026-12-13', '09:30', { phase: 'DAY', day: 2, of: 2, open: true }],
    ['2026-12-14', '00:00', { phase: 'OVER' }],
  ])('on %s at %s', (date, time, expected) => {
    expect(countdownTo(twoDays, instantOf(date, time))).toEqual(expected);
  });

  it('says so when it has no days', () => {
    expect(countdownTo([], new Date())).toEqual({ phase: 'NO_DAYS' });
  });
});

describe('the curve of registrations', () => {
  it('has a point for every day, and adds up', () => {
    const days = [
      { date: '2026-11-03', sent: 4, confirmed: 1 },
      { date: '2026-11-01', sent: 2, confirmed: 2 },
    ];
    expect(registrationCurve(days, '2026-11-04').map((point) => Object.values(point))).toEqual([
      ['2026-11-01', 2, 2, 2, 2],
      ['2026-11-02', 0, 0, 2, 2],
      ['2026-11-03', 4, 1, 6, 3],
      ['2026-11-04', 0, 0, 6, 3],
    ]);
  });

  it('leaves out what comes after the last day, and is empty without registrations', () => {
    expect(registrationCurve([{ date: '2026-11-05', sent: 1, confirmed: 1 }], '2026-11-04')).toEqual([]);
  });

  it('loses nobody when it is cut short', () => {
    const points = registrationCurve(
      [
        { date: '2020-01-01', sent: 7, confirmed: 3 },
        { date: '2026-11-04', sent: 1, confirmed: 0 },
      ],
      '2026-11-04',
    );
    expect(points).toHaveLength(LONGEST_CURVE_DAYS);
    expect(points[0]).toMatchObject({ sent: 0, sentSoFar: 7, confirmedSoFar: 3 });
    expect(points.at(-1)).toMatchObject({ sentSoFar: 8, confirmedSoFar: 3 });
  });
});

describe('what waits for an organiser', () => {
  const now = instantOf('2026-12-01', '09:00');
  const nothing: DeskFacts = {
    approvals: 0,
    oldestApproval: null,
    lostMails: 0,
    untoldPeople: 0,
    programmeWarnings: 0,
    closings: [],
    consents: 0,
    offers: 0,
    conflicts: 0,
    quarantine: 0,
  };
  const kinds = (facts: Partial<DeskFacts>) => whatWaits({ ...nothing, ...facts }, now).map(({ kind }) => kind);

  it('is nothing when the desk is clear', () => {
    expect(kinds({})).toEqual([]);
  });

  it('puts first what hurts somebody', () => {
    expect(kinds({ approvals: 3, oldestApproval: now, consents: 1, lostMails: 2 })).toEqual([
      'LOST_MAILS',
      'APPROVALS',
      'CONSENTS',
    ]);
  });

  it('presses for an answer after two days', () => {
    const [recent] = whatWaits({ ...nothing, approvals: 1, oldestApproval: instantOf('2026-11-29', '09:00') }, now);
    const [late] = whatWaits({ ...nothing, approvals: 1, oldestApproval: instantOf('2026-11-29', '08:59') }, now);
    expect([recent!.pressing, late!.pressing]).toEqual([false, true]);
  });

  it('names the soonest closing within a week, and no other', () => {
    const closings = ['2026-11-30', '2026-12-08', '2026-12-05', '2026-12-09'].map((date) => instantOf(date, '09:00'));
    expect(whatWaits({ ...nothing, closings }, now)).toEqual([
      { kind: 'CLOSING_SOON', count: 2, pressing: false, at: instantOf('2026-12-05', '09:00') },
    ]);
  });
});

describe('the checklist to opening day', () => {
  const ready = {
    published: true,
    sessions: 3,
    checkInLists: 1,
    gates: 2,
    gatesWithoutDevice: 0,
    staff: 4,
    reminders: true,
    approvals: 0,
  };

  it('is done when everything is there', () => {
    expect(openingChecklist(ready).every(({ done }) => done)).toBe(true);
  });

  it('wants a device at every gate, and a gate at all', () => {
    const open = (facts: object) =>
      openingChecklist({ ...ready, ...facts }).flatMap(({ step, done }) => (done ? [] : [step]));
    expect(open({ gatesWithoutDevice: 1 })).toEqual(['DEVICES']);
    expect(open({ gates: 0 })).toEqual(['GATES', 'DEVICES']);
  });

  it('leaves out what the viewer may not know', () => {
    const steps = openingChecklist({ ...ready, gates: null, gatesWithoutDevice: null, staff: null, approvals: null });
    expect(steps.map(({ step }) => step)).toEqual(['PUBLISHED', 'PROGRAMME', 'CHECK_IN_LISTS', 'REMINDERS']);
  });
});
