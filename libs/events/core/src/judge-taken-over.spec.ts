import { instantOf, newId } from '@pho-hien/kernel';
import { expect, it } from 'vitest';
import { judgeTakenOver, type TakenOverInput, type TakeOverFacts } from './judge-taken-over.ts';

const now = instantOf('2026-12-01', '09:00');
const ticketTypeId = newId();
const facts: TakeOverFacts = {
  eventStatus: 'PUBLISHED',
  eventEndsAt: instantOf('2026-12-14'),
  ticketType: {
    opensAt: null,
    closesAt: null,
    places: 3,
    confirmed: 1,
    held: 0,
    waiting: 0,
    hidden: false,
    approval: 'AUTOMATIC',
    waitlistOpen: true,
  },
  registered: new Set(['lan@congty.example|nguyen thi lan']),
};
const named = (fullName: string, change: Partial<TakenOverInput> = {}): TakenOverInput => ({
  id: newId(),
  ticketTypeId,
  locale: 'vi',
  fullName,
  minor: false,
  email: 'lan@congty.example',
  consents: [{ purpose: 'REGISTRATION', given: true, textVersion: 1 }],
  submittedAt: instantOf('2026-10-01'),
  ...change,
});
const failureOf = (inputs: TakenOverInput[]) => {
  const judgement = judgeTakenOver(facts, inputs, now);
  return judgement.accepted ? null : { code: judgement.failure.code, ...judgement.failure.data };
};

it('takes all or none, as many as there are places', () => {
  const two = [named('Trần Văn Dũng'), named('Lê Thị Hoa')];
  expect(judgeTakenOver(facts, two, now)).toMatchObject({
    accepted: true,
    judgements: [{ status: 'CONFIRMED' }, { status: 'CONFIRMED' }],
  });
  expect(failureOf([...two, named('Đỗ Minh')])).toEqual({ code: 'NotEnoughPlaces', ticketTypeId, wanted: 3, left: 2 });
});

it('refuses who is registered already, who comes twice and what was not sent yet', () => {
  expect(failureOf([named('Nguyễn Thị Lan')])?.code).toBe('AlreadyRegistered');
  expect(failureOf([named('Trần Dũng'), named('Tran Dung')])?.code).toBe('AlreadyRegistered');
  expect(failureOf([named('Trần Dũng', { submittedAt: instantOf('2026-12-02') })])).toMatchObject({
    problems: [{ field: '0.submittedAt', code: 'in_the_future' }],
  });
});
