import { VERDICT_REASONS, DENIAL_REASONS } from '@pho-hien/check-in-core';
import { describe, expect, it } from 'vitest';
import type { DecidedScan } from './decide.ts';
import { viewOf } from './verdict-view.ts';

const now = new Date('2026-12-12T02:00:00Z');
const steward = { rights: 'STEWARD', now } as const;
const supervisor = { rights: 'SUPERVISOR', now } as const;

const admitted: DecidedScan = {
  verdict: 'OK',
  reason: 'FIRST_ENTRY',
  direction: 'ENTRY',
  onList: true,
  ticket: {
    ticketId: '019a0000-0000-7000-8000-000000000001',
    holderName: 'Nguyễn Thị Lan',
    ticketTypeName: { vi: 'Khách tham quan', en: 'Visitor' },
    organisationName: 'Đại học Hưng Yên',
  },
  usedAt: null,
  usedGate: null,
  candidates: [],
};
const decided = (change: Partial<DecidedScan>) => ({ kind: 'decided', scan: { ...admitted, ...change } }) as const;

describe('a verdict on the screen', () => {
  it('welcomes with the name, the type and the organisation, and nothing else to read', () => {
    expect(viewOf(decided({}), steward)).toEqual({
      tone: 'ok',
      word: 'Mời vào',
      name: 'Nguyễn Thị Lan',
      about: 'Khách tham quan · Đại học Hưng Yên',
      reason: null,
      next: null,
      overridable: false,
    });
  });

  it('says when and where a ticket was used, and the day when it was not today', () => {
    const used = { verdict: 'DENIED', reason: 'ALREADY_USED', usedGate: 'Cổng A' } as const;
    expect(viewOf(decided({ ...used, usedAt: '2026-12-12T01:12:00Z' }), steward).reason).toBe(
      'Vé đã dùng lúc 08:12 tại Cổng A',
    );
    expect(viewOf(decided({ ...used, usedAt: '2026-12-11T01:12:00Z' }), steward).reason).toBe(
      'Vé đã dùng lúc 08:12, 11/12/2026 tại Cổng A',
    );
  });

  it.each(VERDICT_REASONS.filter((reason) => reason !== 'FIRST_ENTRY' && reason !== 'EXIT'))(
    'has words for %s',
    (reason) => {
      const verdict = (DENIAL_REASONS as readonly string[]).includes(reason) ? 'DENIED' : 'INCOMPLETE';
      const view = viewOf(decided({ verdict, reason }), steward);
      expect(view.reason).toMatch(/\p{L}{2}/u);
      expect(view.next).toMatch(/\p{L}{2}/u);
    },
  );

  it('lets only a supervisor set aside a denial, and only of a real ticket', () => {
    const used = decided({ verdict: 'DENIED', reason: 'ALREADY_USED' });
    expect(viewOf(used, steward).overridable).toBe(false);
    expect(viewOf(used, supervisor).overridable).toBe(true);
    expect(viewOf(decided({ verdict: 'DENIED', reason: 'BAD_SIGNATURE', ticket: null }), supervisor).overridable).toBe(
      false,
    );
  });

  it('says goodbye at the way out, and that a supervisor let somebody in', () => {
    expect(viewOf(decided({ reason: 'EXIT', direction: 'EXIT' }), steward).word).toBe('Đã ra');
    expect(viewOf(decided({}), { ...supervisor, overriding: true }).reason).toBe('Trưởng cổng cho vào');
  });

  it('admits nobody where the server was needed and did not answer, nor where the disk refused', () => {
    for (const kind of ['unreachable', 'failed', 'unsaved', 'unsealed'] as const)
      expect(viewOf({ kind }, steward)).toMatchObject({ tone: 'incomplete', word: 'Chưa cho vào' });
  });

  it('tells a full disk from a phone that has not met the server since it was given this app', () => {
    expect(viewOf({ kind: 'unsaved' }, steward).reason).toContain('Bộ nhớ máy đầy');
    const { reason, next } = viewOf({ kind: 'unsealed' }, steward);
    expect(reason).toBe('Máy chưa nhận khóa của máy chủ nên chưa giữ kín được câu trả lời');
    expect(next).toContain('Nối mạng');
  });

  it('says that names behind a typed code are not to be seen without a network', () => {
    const view = viewOf(decided({ verdict: 'INCOMPLETE', reason: 'IDENTITY_CHECK', ticket: null }), steward);
    expect(view).toMatchObject({ tone: 'incomplete', reason: 'Mất mạng: chưa xem được tên của mã này' });
  });
});
