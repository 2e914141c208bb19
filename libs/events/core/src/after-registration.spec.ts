import { instantOf } from '@pho-hien/kernel';
import { describe, expect, it } from 'vitest';
import { isNameCorrection } from './name-correction.ts';
import { type TransferFacts, transferRefusal } from './transfer.ts';

describe('isNameCorrection', () => {
  it.each([
    ['Nguyen Thi Lan', 'Nguyễn Thị Lan'],
    ['Lan Nguyễn Thị', 'Nguyễn Thị Lan'],
    ['Nguyễn Thị Lam', 'Nguyễn Thị Lan'],
    ['Nguyễn Thị Mỹ Duyên', 'Nguyễn Thị Mỹ Duy'],
  ])('%s may become %s', (before, after) => expect(isNameCorrection(before, after)).toBe(true));

  it.each([
    ['Nguyễn Thị Lan', 'Trần Văn Hùng'],
    ['Nguyễn Thị Lan', 'Nguyễn Thị Phương'],
    ['An', 'Bình'],
  ])('%s may not become %s: that is somebody else', (before, after) =>
    expect(isNameCorrection(before, after)).toBe(false),
  );
});

describe('transferRefusal', () => {
  const now = instantOf('2026-12-01');
  const facts: TransferFacts = {
    registration: 'CONFIRMED',
    minor: false,
    ticket: 'VALID',
    event: 'PUBLISHED',
    eventEndsAt: instantOf('2026-12-14'),
    rules: { allowed: true, until: null },
    used: false,
  };
  it.each([
    [null, {}],
    ['NOT_CONFIRMED', { registration: 'CANCELLED' }],
    ['NOT_CONFIRMED', { ticket: 'REVOKED' }],
    ['NOT_CONFIRMED', { event: 'CANCELLED' }],
    ['MINOR', { minor: true }],
    ['NOT_ALLOWED', { rules: { allowed: false, until: null } }],
    ['ALREADY_USED', { used: true }],
    ['TOO_LATE', { rules: { allowed: true, until: now } }],
    ['TOO_LATE', { eventEndsAt: now }],
  ] as const)('%s for %j', (refusal, change) => expect(transferRefusal({ ...facts, ...change }, now)).toBe(refusal));
});
