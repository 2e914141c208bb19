import { expect, it } from 'vitest';
import { answersChangeRefusal } from './change-answers.ts';

const facts = {
  registration: 'CONFIRMED',
  event: 'PUBLISHED',
  closesAt: new Date('2026-12-01T00:00:00Z'),
  eventEndsAt: new Date('2026-12-12T17:00:00Z'),
} as const;
const refusal = (change: object, at: string) => answersChangeRefusal({ ...facts, ...change }, new Date(at))?.code;

it.each([
  ['until others can register no more', {}, '2026-11-30T23:59:59Z', undefined],
  ['not from that instant on', {}, '2026-12-01T00:00:00Z', 'RegistrationClosed'],
  ['as long as the event where nothing else is set', { closesAt: null }, '2026-12-12T16:59:59Z', undefined],
  ['not after it', { closesAt: null }, '2026-12-12T17:00:00Z', 'RegistrationClosed'],
  ['not of an event that was called off', { event: 'CANCELLED' }, '2026-11-01T00:00:00Z', 'RegistrationClosed'],
  ['while it waits for a place', { registration: 'WAITLISTED' }, '2026-11-01T00:00:00Z', undefined],
  ['not once it was cancelled', { registration: 'CANCELLED' }, '2026-11-01T00:00:00Z', 'RegistrationEnded'],
])('answers are changed %s', (_, change, at, code) => expect(refusal(change, at)).toBe(code));
