import { describe, expect, it } from 'vitest';
import { ageProblems, beginsAs, consentsThatCount, guardianOf } from './guardian.ts';
import { guardianTimes } from './groups/guardian-deadline.ts';
import { mayBeConfirmed } from './groups/member-consent.ts';

const child = { fullName: 'Lê Bé Út', minor: true, guardianName: 'Lê Thị Mẹ', guardianEmail: 'Me@Nha.example' };
const wrong = (change: object) => ageProblems({ ...child, ...change }).map(({ field, code }) => `${field} ${code}`);

describe('whether somebody is under 16', () => {
  it('has to be said: silence is no answer', () => {
    expect(wrong({ minor: null })).toEqual(['minor required']);
    expect(wrong({ minor: undefined })).toEqual(['minor required']);
    expect(wrong({ minor: false, guardianName: '<b>', guardianEmail: 'x' })).toEqual([]);
  });

  it('asks for a guardian who is somebody else and can be written to', () => {
    expect(wrong({})).toEqual([]);
    expect(wrong({ guardianName: '', guardianEmail: ' ' })).toEqual([
      'guardianName required',
      'guardianEmail required',
    ]);
    expect(wrong({ guardianName: ' le  BE út ' })).toEqual(['guardianName duplicate']);
    expect(wrong({ guardianEmail: 'me@nha' })).toEqual(['guardianEmail not_an_email']);
  });

  it('keeps the guardian of a child, and of an adult none, whatever was typed', () => {
    expect(guardianOf(child)).toEqual({ name: 'Lê Thị Mẹ', email: 'me@nha.example' });
    expect(guardianOf({ ...child, minor: false })).toBeNull();
  });

  it('decides which consents count: a child is asked only for what the registration needs', () => {
    const consents = (['REGISTRATION', 'NEWS', 'PHOTOS'] as const).map((purpose) => ({
      purpose,
      given: true,
      textVersion: 1,
    }));
    expect(consentsThatCount({ minor: true, consents }).map(({ purpose }) => purpose)).toEqual(['REGISTRATION']);
    expect(consentsThatCount({ minor: false, consents })).toEqual(consents);
  });
});

describe('where a registration begins', () => {
  it('is never confirmed, and never in the queue, for a child without consent', () => {
    for (const status of ['CONFIRMED', 'AWAITING_APPROVAL', 'WAITLISTED'] as const) {
      expect(beginsAs(status, { minor: false })).toEqual({ status, consent: 'GIVEN' });
      const begins = beginsAs(status, { minor: true });
      expect(begins.status).toBe(status === 'WAITLISTED' ? 'WAITLISTED' : 'AWAITING_CONSENT');
      expect(mayBeConfirmed({ minor: true, consent: begins.consent })).toBe(false);
    }
    const school = beginsAs('CONFIRMED', { minor: true, schoolAuthority: true });
    expect(school).toEqual({ status: 'CONFIRMED', consent: 'SCHOOL_AUTHORITY' });
  });
});

describe('how long a guardian has', () => {
  const at = (text: string) => new Date(text);
  const event = { startsAt: at('2026-12-10T01:00:00Z'), endsAt: at('2026-12-12T10:00:00Z') };

  it('ends before the event begins, and on its days when it ends', () => {
    expect(guardianTimes(event, at('2026-12-09T01:00:00Z'))).toEqual({
      answerBy: at('2026-12-09T13:00:00Z'),
      remindAt: at('2026-12-09T10:00:00Z'),
    });
    expect(guardianTimes(event, at('2026-12-11T10:00:00Z'))?.answerBy).toEqual(event.endsAt);
    expect(guardianTimes(event, event.endsAt)).toBeNull();
  });
});
