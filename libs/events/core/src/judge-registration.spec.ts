import { DomainError, instantOf, newId } from '@pho-hien/kernel';
import { describe, expect, it } from 'vitest';
import { availabilityOf, remainingPlaces } from './availability.ts';
import type { RegisterInput, RegistrationFacts } from './judge-registration.ts';
import { judgeRegistration } from './judge-registration.ts';

const now = instantOf('2026-12-01', '09:00');
const offer = {
  opensAt: instantOf('2026-11-01'),
  closesAt: instantOf('2026-12-10'),
  places: 2,
  confirmed: 1,
  held: 0,
  waiting: 0,
};
const facts: RegistrationFacts = {
  eventStatus: 'PUBLISHED',
  eventEndsAt: instantOf('2026-12-14'),
  ticketType: { ...offer, hidden: false, approval: 'AUTOMATIC', waitlistOpen: true },
  registeredSince: null,
};
const input: RegisterInput = {
  id: newId(),
  ticketTypeId: newId(),
  locale: 'vi',
  fullName: '  Nguyễn  Thị Lan ',
  email: 'Lan@CongTy.example',
  phone: '0912 345 678',
  organisationName: '',
  minor: false,
  consents: [
    { purpose: 'REGISTRATION', given: true, textVersion: 1 },
    { purpose: 'PHOTOS', given: false, textVersion: 1 },
  ],
};
const withType = (change: Partial<NonNullable<RegistrationFacts['ticketType']>>): RegistrationFacts => ({
  ...facts,
  ticketType: { ...facts.ticketType!, ...change },
});
const failureOf = (f: RegistrationFacts, i: RegisterInput = input, at = now) => {
  const judgement = judgeRegistration(f, i, at);
  if (judgement.accepted) return null;
  expect(judgement.failure).toBeInstanceOf(DomainError);
  return { code: judgement.failure.code, ...judgement.failure.data };
};

describe('judgeRegistration: accepted', () => {
  it('is confirmed at once, or waits for approval, and is stored in its normal form', () => {
    expect(judgeRegistration(facts, input, now)).toEqual({
      accepted: true,
      status: 'CONFIRMED',
      consent: 'GIVEN',
      guardian: null,
      registrant: {
        fullName: 'Nguyễn Thị Lan',
        email: 'lan@congty.example',
        phone: '+84912345678',
        organisationName: null,
        note: null,
      },
    });
    const byApproval = judgeRegistration(withType({ approval: 'BY_APPROVAL' }), input, now);
    expect(byApproval).toMatchObject({ accepted: true, status: 'AWAITING_APPROVAL' });
  });
});

describe('judgeRegistration: refused', () => {
  const unknown = { code: 'InvalidInput', problems: [{ field: 'ticketTypeId', code: 'unknown_value' }] };

  it('cannot tell a hidden or unpublished ticket type from one that does not exist', () => {
    expect(failureOf({ ...facts, ticketType: null })).toEqual(unknown);
    expect(failureOf(withType({ hidden: true }))).toEqual(unknown);
    expect(failureOf({ ...facts, eventStatus: 'DRAFT' })).toEqual(unknown);
    expect(failureOf({ ...facts, eventStatus: 'CANCELLED' })).toEqual(unknown);
  });

  it('keeps the window, and closes with the event at the latest', () => {
    const closed = { code: 'RegistrationClosed', opensAt: offer.opensAt, closesAt: offer.closesAt };
    expect(failureOf(facts, input, instantOf('2026-10-31', '23:59'))).toEqual(closed);
    expect(failureOf(facts, input, offer.closesAt)).toEqual(closed);
    const noBound = withType({ opensAt: null, closesAt: null });
    expect(failureOf(noBound, input, instantOf('2026-12-13', '23:59'))).toBeNull();
    expect(failureOf(noBound, input, facts.eventEndsAt!)).toEqual({
      code: 'RegistrationClosed',
      opensAt: null,
      closesAt: facts.eventEndsAt,
    });
  });

  it('names every wrong field', () => {
    const wrong = {
      ...input,
      id: 'x',
      locale: 'fr' as never,
      fullName: ' ',
      email: 'x',
      phone: '123',
      note: 'a\u0000',
    };
    expect(failureOf(facts, wrong)).toEqual({
      code: 'InvalidInput',
      problems: [
        { field: 'id', code: 'not_an_id' },
        { field: 'locale', code: 'unknown_value' },
        { field: 'fullName', code: 'required' },
        { field: 'email', code: 'not_an_email' },
        { field: 'phone', code: 'not_a_phone' },
        { field: 'note', code: 'not_plain_text' },
      ],
    });
  });

  it('needs the consent that everything rests on; silence and an old text are none', () => {
    const consent = { purpose: 'REGISTRATION', given: true, textVersion: 1 } as const;
    const required = { code: 'ConsentRequired', purpose: 'REGISTRATION' };
    expect(failureOf(facts, { ...input, consents: [] })).toEqual(required);
    expect(failureOf(facts, { ...input, consents: [{ ...consent, given: false }] })).toEqual(required);
    const oldText = { code: 'InvalidInput', problems: [{ field: 'consents.0.textVersion', code: 'unknown_value' }] };
    expect(failureOf(facts, { ...input, consents: [{ ...consent, textVersion: 0 }] })).toEqual(oldText);
    const twice = { code: 'InvalidInput', problems: [{ field: 'consents.1.purpose', code: 'duplicate' }] };
    expect(failureOf(facts, { ...input, consents: [consent, { ...consent, given: false }] })).toEqual(twice);
  });

  it('says who is registered already, also when the places have gone', () => {
    const since = instantOf('2026-11-15');
    const full = withType({ confirmed: 2 });
    expect(failureOf({ ...full, registeredSince: since })).toEqual({ code: 'AlreadyRegistered', since });
    expect(failureOf(full)).toMatchObject({ code: 'SoldOut', ticketTypeId: input.ticketTypeId });
    expect(failureOf(withType({ places: null, confirmed: 1e6 }))).toBeNull();
  });
});

describe('judgeRegistration: the waitlist', () => {
  const soldOut = (waitlistPosition: number | null) => ({
    code: 'SoldOut',
    ticketTypeId: input.ticketTypeId,
    waitlistPosition,
  });

  it.each([
    ['every place is confirmed', { confirmed: 2 }],
    ['the last place is held', { held: 1 }],
    ['a place is free, but somebody waits', { waiting: 3 }],
  ])('is offered when %s, and joined only by who agrees', (_, change) => {
    const full = withType(change);
    expect(failureOf(full)).toEqual(soldOut((full.ticketType?.waiting ?? 0) + 1));
    expect(judgeRegistration(full, { ...input, joinWaitlist: true }, now)).toMatchObject({ status: 'WAITLISTED' });
  });

  it('is not there once it is closed', () => {
    const closed = withType({ confirmed: 2, waitlistOpen: false });
    expect(failureOf(closed, { ...input, joinWaitlist: true })).toEqual(soldOut(null));
  });

  it('is for nobody while a place is free: who agreed to it gets the place', () => {
    expect(judgeRegistration(facts, { ...input, joinWaitlist: true }, now)).toMatchObject({ status: 'CONFIRMED' });
  });
});

describe('availabilityOf', () => {
  it.each([
    [instantOf('2026-10-31'), 1, 'NOT_YET_OPEN'],
    [offer.opensAt, 1, 'OPEN'],
    [now, 2, 'SOLD_OUT'],
    [now, 3, 'SOLD_OUT'],
    [offer.closesAt, 2, 'CLOSED'],
  ] as const)('at %s with %d confirmed is %3$s', (at, confirmed, availability) => {
    expect(availabilityOf({ ...offer, confirmed }, at)).toBe(availability);
  });

  it('never has fewer than no places left', () => {
    const used = { confirmed: 3, held: 0, waiting: 0 };
    expect(remainingPlaces({ ...used, places: 2 })).toBe(0);
    expect(remainingPlaces({ ...used, places: null })).toBeNull();
  });
});
