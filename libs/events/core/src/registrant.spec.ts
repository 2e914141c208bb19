import { diagramOf, nextState, possibleEvents } from '@pho-hien/kernel';
import { describe, expect, it } from 'vitest';
import { reasonProblems } from './decision-reason.ts';
import { eventLifecycle } from './event-lifecycle.ts';
import { identityKeyOf, registrationWarnings } from './registrant.ts';
import { isLive, REGISTRATION_STATUSES, registrationLifecycle } from './registration-lifecycle.ts';
import { ticketLifecycle } from './ticket-lifecycle.ts';

describe('who is the same person', () => {
  const lan = { email: 'lan@congty.example', fullName: 'Nguyễn Thị Lan', phone: '+84912345678' };

  it('is told by address and name together: families share an address', () => {
    expect(identityKeyOf({ ...lan, fullName: 'NGUYEN THI LAN', email: 'Lan@congty.example' })).toBe(identityKeyOf(lan));
    expect(identityKeyOf({ ...lan, fullName: 'Nguyễn Văn Minh' })).not.toBe(identityKeyOf(lan));
    expect(identityKeyOf({ ...lan, email: 'minh@congty.example' })).not.toBe(identityKeyOf(lan));
  });

  it('is only suspected by name and phone', () => {
    expect(registrationWarnings(lan, [{ fullName: 'nguyen thi lan', phone: lan.phone }])).toEqual([
      'SAME_NAME_AND_PHONE',
    ]);
    expect(registrationWarnings(lan, [{ fullName: 'Nguyễn Văn Minh', phone: lan.phone }])).toEqual([]);
    expect(registrationWarnings({ ...lan, phone: null }, [{ ...lan, phone: null }])).toEqual([]);
  });
});

describe('the workflows', () => {
  it('a registration is approved or rejected while it waits, cancelled or corrected while it lives, and then rests', () => {
    expect(nextState(registrationLifecycle, 'AWAITING_APPROVAL', 'approve')).toBe('CONFIRMED');
    expect(nextState(registrationLifecycle, 'CONFIRMED', 'approve')).toBeNull();
    expect(nextState(registrationLifecycle, 'CONFIRMED', 'reject')).toBeNull();
    for (const status of REGISTRATION_STATUSES) {
      expect(nextState(registrationLifecycle, status, 'cancel') === 'CANCELLED').toBe(isLive(status));
      expect(nextState(registrationLifecycle, status, 'correct') === status).toBe(isLive(status));
    }
    expect(possibleEvents(registrationLifecycle, 'AWAITING_APPROVAL', ['holder'])).toEqual(['cancel', 'correct']);
    expect(possibleEvents(registrationLifecycle, 'AWAITING_APPROVAL', ['registration.decide'])).toEqual([
      'approve',
      'reject',
      'cancel',
      'correct',
    ]);
  });

  it('who waits is offered a place and has it once they accept', () => {
    expect(possibleEvents(registrationLifecycle, 'WAITLISTED', ['system'])).toEqual(['offerPlace', 'letConsentLapse']);
    expect(possibleEvents(registrationLifecycle, 'OFFERED', ['holder', 'system'])).toEqual([
      'acceptPlace',
      'letOfferLapse',
      'cancel',
      'correct',
    ]);
    expect(nextState(registrationLifecycle, 'WAITLISTED', 'acceptPlace')).toBeNull();
    expect(nextState(registrationLifecycle, 'WAITLISTED', 'approve')).toBe('WAITLISTED');
  });

  it('a ticket that is no longer valid stays so', () => {
    for (const status of ['REVOKED', 'REPLACED', 'CANCELLED'] as const) {
      for (const step of ['revoke', 'reissue', 'cancel'] as const) {
        expect(nextState(ticketLifecycle, status, step)).toBeNull();
      }
    }
    expect(nextState(ticketLifecycle, 'VALID', 'reissue')).toBe('REPLACED');
  });

  it('a cancelled event stays cancelled', () => {
    expect(possibleEvents(eventLifecycle, 'CANCELLED', ['event.publish'])).toEqual([]);
    expect(diagramOf(eventLifecycle)).toContain('DRAFT --> PUBLISHED: publish');
  });
});

describe('a reason', () => {
  it('is required and short', () => {
    expect(reasonProblems('Hết chỗ cho đoàn')).toEqual([]);
    expect(reasonProblems('  ')).toEqual([{ field: 'reason', code: 'required' }]);
    expect(reasonProblems('a'.repeat(501))).toEqual([{ field: 'reason', code: 'too_long' }]);
  });
});
