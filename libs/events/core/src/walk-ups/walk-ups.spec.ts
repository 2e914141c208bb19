import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FormField } from '../forms/index.ts';
import { aField } from '../forms/sample-form.fixture.ts';
import {
  judgeNamesakes,
  judgeReservedPlace,
  normaliseWalkUp,
  parseWalkUp,
  placesToReserve,
  type ReservedPlaceStatus,
  type WalkUpInput,
  walkUpProblems,
  walkUpValidity,
} from './index.ts';

const adult: WalkUpInput = {
  fullName: '  nguyễn thị  Hạnh ',
  email: '',
  phone: '',
  organisationName: '',
  locale: 'vi',
  minor: false,
  guardianName: '',
  guardianTextVersion: 0,
  consents: [
    { purpose: 'REGISTRATION', given: true, textVersion: 1 },
    { purpose: 'NEWS', given: false, textVersion: 1 },
  ],
};
const child: WalkUpInput = { ...adult, minor: true, guardianName: 'Trần Văn Nam', guardianTextVersion: 1 };
const fieldsOf = (input: WalkUpInput, fields: readonly FormField[] = []) =>
  walkUpProblems(input, fields).map(({ field }) => field);

describe('what the desk writes down', () => {
  it('needs a name and a consent, and nothing else', () => {
    expect(walkUpProblems(adult)).toEqual([]);
    expect(normaliseWalkUp(adult)).toMatchObject({
      fullName: 'nguyễn thị Hạnh',
      email: '',
      phone: null,
      guardianName: null,
      consents: [{ purpose: 'REGISTRATION' }],
    });
    expect(fieldsOf({ ...adult, fullName: ' ' })).toEqual(['fullName']);
    expect(fieldsOf({ ...adult, consents: [] })).toEqual(['consents']);
    expect(fieldsOf({ ...adult, email: 'hanh@', phone: '12' })).toEqual(['email', 'phone']);
  });

  it('needs a guardian who is there and consents for a child, whose data serve the ticket alone', () => {
    expect(walkUpProblems(child)).toEqual([]);
    expect(normaliseWalkUp(child)).toMatchObject({ guardianName: 'Trần Văn Nam', consents: [] });
    expect(fieldsOf({ ...child, guardianName: '' })).toEqual(['guardianName']);
    expect(fieldsOf({ ...child, guardianTextVersion: 0 })).toEqual(['guardianConsent']);
  });

  it('is read back as it was sealed, and whatever else is sealed is refused, never half read', () => {
    expect(parseWalkUp(JSON.stringify(child))).toEqual(child);
    fc.assert(
      fc.property(fc.json(), (text) => {
        const read = parseWalkUp(text);
        if (read) expect(typeof read.fullName).toBe('string');
      }),
    );
    for (const wrong of ['', 'null', '7', '[]', JSON.stringify({ ...adult, fullName: 3 })])
      expect(parseWalkUp(wrong)).toBeNull();
  });
});

describe('a walk-up handed in for a reserved place', () => {
  const revoked = new Date('2026-12-12T03:00:00Z');
  const before = new Date(revoked.getTime() - 1);
  const judge = (status: ReservedPlaceStatus, blockRevokedAt: Date | null, at: Date, accepted = false) =>
    judgeReservedPlace({ status, blockRevokedAt }, at, accepted);

  it('uses the place, or takes another where it went back', () => {
    expect(judge('RESERVED', null, before)).toBe('use');
    expect(judge('RETURNED', null, before)).toBe('takeAgain');
  });

  it('counts where the desk could not know of the revocation, and else only if a person says so', () => {
    expect(judge('RETURNED', revoked, before)).toBe('takeAgain');
    expect(judge('RETURNED', revoked, revoked)).toBe('BLOCK_REVOKED');
    expect(judge('RETURNED', revoked, revoked, true)).toBe('takeAgain');
  });

  it('changes nothing when it comes again', () => {
    for (const at of [before, revoked]) expect(judge('USED', revoked, at)).toBe('known');
  });
});

describe('somebody whose name and address are registered', () => {
  const known = { registrationId: 'r', validTicketId: 't' };
  it('is new where nobody is, or where a person says that it is somebody else', () => {
    expect(judgeNamesakes([], null)).toEqual({ as: 'newcomer' });
    expect(judgeNamesakes([known], 'OTHER_PERSON')).toEqual({ as: 'newcomer' });
  });

  it('comes in with the ticket that they have, and waits while nobody has said or there is none', () => {
    const waiting = { registrationId: 'q', validTicketId: null };
    expect(judgeNamesakes([waiting, known], 'REGISTERED_PERSON')).toEqual({ as: 'registered', ticketId: 't' });
    expect(judgeNamesakes([known], null)).toBe('ALREADY_REGISTERED');
    expect(judgeNamesakes([waiting], 'REGISTERED_PERSON')).toBe('ALREADY_REGISTERED');
  });
});

describe('what a ticket type asks', () => {
  const shirt = aField({ required: true });
  const photo = aField({ kind: 'FILE', required: true });
  it('is asked at the desk but for files, and not of a child', () => {
    expect(fieldsOf(adult, [shirt, photo])).toEqual([`answers.${shirt.id}`]);
    expect(fieldsOf({ ...adult, answers: { [shirt.id]: ['M'] } }, [shirt, photo])).toEqual([]);
    expect(fieldsOf(child, [shirt, photo])).toEqual([]);
    expect(normaliseWalkUp({ ...child, formVersion: 1, answers: { [shirt.id]: ['M'] } })).toMatchObject({
      formVersion: null,
      answers: {},
    });
  });

  it('is no more than a phone can seal', () => {
    expect(fieldsOf({ ...adult, answers: { [shirt.id]: ['ế'.repeat(20_000)] } })).toEqual(['answers']);
  });
});

describe('a block', () => {
  it('never takes more than is free, than it may have, or than who waits leaves', () => {
    fc.assert(
      fc.property(
        fc.nat(200),
        fc.nat(60),
        fc.option(fc.integer({ min: -5, max: 300 })),
        fc.nat(2),
        (size, reserved, free, waiting) => {
          const more = placesToReserve(size, reserved, free, waiting);
          expect(more).toBeGreaterThanOrEqual(0);
          if (free !== null) expect(more).toBeLessThanOrEqual(waiting > 0 ? 0 : Math.max(0, free));
          if (more > 0) expect(reserved + more).toBeLessThanOrEqual(Math.min(size, 50));
        },
      ),
    );
  });

  it('is good on one day of the event, and on no other', () => {
    const days = [
      { id: 'a', date: '2026-12-12' },
      { id: 'b', date: '2026-12-13' },
    ] as const;
    expect(walkUpValidity('PUBLISHED', [], days, '2026-12-12')).toEqual({
      validFrom: new Date('2026-12-11T17:00:00Z'),
      validUntil: new Date('2026-12-12T17:00:00Z'),
    });
    expect(walkUpValidity('PUBLISHED', ['b'], days, '2026-12-12')).toBeNull();
    expect(walkUpValidity('PUBLISHED', [], days, '2026-12-14')).toBeNull();
    expect(walkUpValidity('CANCELLED', [], days, '2026-12-12')).toBeNull();
  });
});
