import { instantOf } from '@pho-hien/kernel';
import { describe, expect, it } from 'vitest';
import { aField } from '../forms/sample-form.fixture.ts';
import type { GroupPersonInput } from './group-person.ts';
import { guardianAnswerBy, guardianReminderAt } from './guardian-deadline.ts';
import { type GroupFacts, type GroupInput, judgeGroup, MOST_PEOPLE } from './judge-group.ts';
import { CONSENT_STATES, mayBeConfirmed, mayShareContact, mayUseDetails } from './member-consent.ts';
import { ageOn, isMinor } from './minor.ts';

const now = instantOf('2026-11-23', '09:00');
const facts: GroupFacts = {
  eventStatus: 'PUBLISHED',
  eventEndsAt: instantOf('2026-12-14'),
  ticketType: {
    hidden: false,
    approval: 'AUTOMATIC',
    waitlistOpen: true,
    opensAt: null,
    closesAt: null,
    places: 5,
    confirmed: 1,
    held: 1,
    waiting: 0,
  },
  form: null,
  ownEmail: 'lan@congty.example',
  school: true,
  registered: new Set(),
};
const person = (fullName: string, change: Partial<GroupPersonInput> = {}): GroupPersonInput => ({
  fullName,
  email: 'chung@congty.example',
  minor: false,
  locale: 'vi',
  ...change,
});
const child = person('Bé Na', { minor: true, email: '', guardianName: 'Bố Na', guardianEmail: 'bona@nha.example' });
const group = (people: GroupPersonInput[], change: Partial<GroupInput> = {}): GroupInput => ({
  id: '01890000-0000-7000-8000-000000000001',
  organisationId: '01890000-0000-7000-8000-000000000002',
  ticketTypeId: '01890000-0000-7000-8000-000000000003',
  source: 'SPREADSHEET',
  people,
  authorityReference: null,
  ownConsent: { textVersion: 1 },
  ...change,
});
const withType = (change: object): GroupFacts => ({ ...facts, ticketType: { ...facts.ticketType!, ...change } });
const statesOf = (known: GroupFacts, input: GroupInput) => {
  const judgement = judgeGroup(known, input, now);
  return judgement.accepted ? judgement.people.map(({ status, consent }) => [status, consent]) : judgement.failure;
};

describe('judgeGroup', () => {
  it('confirms adults, asks all but who enters them, and holds the place of a child', () => {
    const people = [person('Trần Lan', { email: 'Lan@congty.example' }), person('Vũ Hải'), child];
    expect(statesOf(facts, group(people))).toEqual([
      ['CONFIRMED', 'GIVEN'],
      ['CONFIRMED', 'ASKED'],
      ['AWAITING_CONSENT', 'GUARDIAN_ASKED'],
    ]);
  });

  it('asks who enters the group, too, unless they agree at once', () => {
    const own = [person('Trần Lan', { email: 'lan@congty.example' })];
    expect(statesOf(facts, group(own, { ownConsent: null }))).toEqual([['CONFIRMED', 'ASKED']]);
    expect(statesOf(facts, group(own, { ownConsent: { textVersion: 9 } }))).toMatchObject({ code: 'InvalidInput' });
  });

  it('is not for a ticket type that asks what each person has to answer; what may stay unanswered is no obstacle', () => {
    const asking = (required: boolean) => ({ ...facts, form: { version: 1, fields: [aField({ required })] } });
    expect(statesOf(asking(true), group([person('Vũ Hải')]))).toMatchObject({ code: 'AsksEachPerson' });
    expect(statesOf(asking(false), group([person('Vũ Hải')]))).toEqual([['CONFIRMED', 'ASKED']]);
  });

  it('writes to the guardian of a child without an address', () => {
    const judgement = judgeGroup(facts, group([child]), now);
    expect(judgement).toMatchObject({ people: [{ email: 'bona@nha.example', guardian: { name: 'Bố Na' } }] });
  });

  it('takes the recorded authority of a school, and of nobody else', () => {
    const bySchool = group([child], { authorityReference: 'QĐ 12/THPT' });
    expect(statesOf(facts, bySchool)).toEqual([['CONFIRMED', 'SCHOOL_AUTHORITY']]);
    expect(statesOf({ ...facts, school: false }, bySchool)).toMatchObject({ code: 'InvalidInput' });
    expect(statesOf(facts, { ...bySchool, authorityReference: ' ' })).toMatchObject({ code: 'InvalidInput' });
  });

  it('leaves approval to the organisers, after the guardian', () => {
    expect(statesOf(withType({ approval: 'BY_APPROVAL' }), group([person('Vũ Hải'), child]))).toEqual([
      ['AWAITING_APPROVAL', 'ASKED'],
      ['AWAITING_CONSENT', 'GUARDIAN_ASKED'],
    ]);
  });

  it('takes all or nothing, and says how many places are left', () => {
    const four = ['A Một', 'B Hai', 'C Ba', 'D Bốn'].map((name) => person(name));
    expect(statesOf(facts, group(four))).toMatchObject({ code: 'NotEnoughPlaces', data: { wanted: 4, left: 3 } });
    expect(statesOf(withType({ places: null }), group(four))).toHaveLength(4);
    expect(statesOf(withType({ waiting: 1 }), group(four.slice(0, 1)))).toMatchObject({ data: { wanted: 1, left: 0 } });
  });

  it('names who stands there twice and who is registered', () => {
    const registered = new Set(['chung@congty.example|vu hai']);
    const people = [person('Trần Lan'), person('TRAN LAN'), person('Vũ Hải')];
    expect(statesOf({ ...facts, registered }, group(people))).toMatchObject({
      data: {
        problems: [
          { person: 1, field: 'fullName', code: 'duplicate', other: 0 },
          { person: 2, field: 'fullName', code: 'already_registered', other: null },
        ],
      },
    });
  });

  it('is for open registration, of a bounded number', () => {
    expect(statesOf(withType({ hidden: true }), group([child]))).toMatchObject({ code: 'InvalidInput' });
    expect(statesOf(withType({ closesAt: now }), group([child]))).toMatchObject({ code: 'RegistrationClosed' });
    expect(statesOf(facts, group([]))).toMatchObject({ code: 'InvalidInput' });
    const many = Array.from({ length: MOST_PEOPLE + 1 }, (_, i) => person(`Người ${i}`));
    expect(statesOf(withType({ places: null }), group(many))).toMatchObject({ code: 'InvalidInput' });
  });
});

describe('consent', () => {
  it('of a child is the guardian’s or the school’s, whatever anybody else says', () => {
    expect(CONSENT_STATES.filter((consent) => mayBeConfirmed({ minor: true, consent }))).toEqual([
      'GUARDIAN_GIVEN',
      'SCHOOL_AUTHORITY',
    ]);
    expect(CONSENT_STATES.filter((consent) => mayUseDetails({ minor: true, consent }))).toEqual([
      'GUARDIAN_GIVEN',
      'SCHOOL_AUTHORITY',
    ]);
  });

  it('never shares the contact of a child, and of an adult only after they agreed', () => {
    expect(CONSENT_STATES.filter((consent) => mayShareContact({ minor: true, consent }))).toEqual([]);
    expect(CONSENT_STATES.filter((consent) => mayShareContact({ minor: false, consent }))).toEqual(['GIVEN']);
    expect(CONSENT_STATES.filter((consent) => mayUseDetails({ minor: false, consent }))).toEqual(['GIVEN']);
  });
});

describe('age', () => {
  it.each([
    ['2010-11-23', 16, false],
    ['2010-11-24', 15, true],
    ['2008-02-29', 18, false],
  ])('born %s: %i', (born, age, minor) => {
    expect(ageOn(born, '2026-11-23')).toBe(age);
    expect(isMinor(born, '2026-11-23')).toBe(minor);
  });

  it('on 29 February', () => {
    expect(ageOn('2012-02-29', '2028-02-28')).toBe(15);
    expect(ageOn('2012-02-29', '2027-02-28')).toBe(14);
    expect(ageOn('2012-02-29', '2027-03-01')).toBe(15);
  });
});

describe('the guardian’s time', () => {
  const start = instantOf('2026-12-12', '08:00');
  it.each([
    [instantOf('2026-11-23', '08:00'), instantOf('2026-11-30', '08:00')],
    [instantOf('2026-12-10', '08:00'), instantOf('2026-12-11', '08:00')],
    [instantOf('2026-12-11', '20:00'), instantOf('2026-12-12', '08:00')],
    [instantOf('2026-12-12', '07:00'), instantOf('2026-12-12', '08:00')],
    [start, null],
  ])('asked %s: until %s', (asked, until) => expect(guardianAnswerBy(start, asked)).toEqual(until));

  it('has a reminder before its end', () => {
    expect(guardianReminderAt(instantOf('2026-12-01'), instantOf('2026-12-05'))).toEqual(instantOf('2026-12-04'));
  });
});
