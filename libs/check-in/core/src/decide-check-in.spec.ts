import { describe, expect, it } from 'vitest';
import type { CheckInFacts, Scan } from './decide-check-in.ts';
import { decideCheckIn } from './decide-check-in.ts';
import { meal, waiver } from './gate-question.fixture.ts';
import { at, facts, list, scan, ticket, token } from './decide-check-in.fixture.ts';
import type { TicketOnList } from './entry-rule.ts';
import { DENIAL_REASONS } from './reasons.ts';

const used = (uses: number, inside: number, day: string | null = null): TicketOnList => ({
  day,
  uses,
  inside,
  lastEntry: { scanId: 's1', at: at('08:12'), gateId: 'gate-a' },
});
const rights = 'SUPERVISOR';

/** For each denial, facts and a scan to which it applies, on top of what came before. */
const CAUSES: Record<string, (facts: CheckInFacts, scan: Scan) => [CheckInFacts, Scan]> = {
  ROOM_FULL: (f, s) => [{ ...f, insideNow: 10 }, s],
  ALREADY_USED: (f, s) => [{ ...f, state: used(1, 1) }, s],
  OUTSIDE_ENTRY_WINDOW: (f, s) => [f, { ...s, at: at('17:15') }],
  EXPIRED: (f, s) => [{ ...f, ticket: { ...f.ticket!, validUntil: at('09:00') } }, s],
  NOT_YET_VALID: (f, s) => [{ ...f, ticket: { ...f.ticket!, validFrom: at('00:00', '2026-12-13') } }, s],
  NOT_ON_LIST: (f, s) => [{ ...f, ticket: { ...f.ticket!, ticketTypeNumber: 2 } }, s],
  BLOCKED: (f, s) => [{ ...f, ticket: { ...f.ticket!, blocked: true } }, s],
  REVOKED: (f, s) => [{ ...f, ticket: { ...f.ticket!, status: 'REVOKED' } }, s],
  CANCELLED: (f, s) => [{ ...f, ticket: { ...f.ticket!, status: 'CANCELLED' } }, s],
  UNKNOWN_TICKET: (f, s) => [{ ...f, ticket: null }, s],
  BAD_SIGNATURE: (f, s) => [{ ...f, code: { kind: 'token', token, signatureValid: false } }, s],
  WRONG_EVENT: (f, s) => [
    { ...f, code: { kind: 'token', token: { ...token, eventNumber: 7 }, signatureValid: false } },
    s,
  ],
  NOT_A_TICKET: (f, s) => [{ ...f, code: { kind: 'notATicket' } }, s],
  LIST_CLOSED: (f, s) => [{ ...f, list: { ...f.list, closed: true } }, s],
  DEVICE_REVOKED: (f, s) => [{ ...f, deviceRevoked: true }, s],
};

describe('decideCheckIn: denials', () => {
  it.each(Object.keys(CAUSES))('says %s when nothing else is wrong', (reason) => {
    const [f, s] = CAUSES[reason]!(facts, scan);
    expect(decideCheckIn(f, s)).toMatchObject({ verdict: 'DENIED', reason });
  });

  it('gives the first reason by precedence, whichever others apply as well', () => {
    let f = facts;
    let s = scan;
    // Causes pile up from the last reason to the first: each new one must win over all before it.
    for (const [reason, cause] of Object.entries(CAUSES)) {
      [f, s] = cause(f, s);
      expect(decideCheckIn(f, s).reason).toBe(reason);
    }
    expect(Object.keys(CAUSES).reverse()).toEqual(DENIAL_REASONS.filter((reason) => reason !== 'NOT_INSIDE'));
  });

  it('refuses an exit without entry, or where nobody is scanned out', () => {
    const exit: Scan = { ...scan, direction: 'EXIT' };
    expect(decideCheckIn(facts, exit).reason).toBe('NOT_INSIDE');
    expect(decideCheckIn({ ...facts, list: { ...list, exits: false }, state: used(1, 1) }, exit).reason).toBe(
      'NOT_INSIDE',
    );
  });

  it('tells when and where a ticket was used', () => {
    const decision = decideCheckIn({ ...facts, state: used(1, 1) }, scan);
    expect(decision).toMatchObject({ usedAt: at('08:12'), usedGateId: 'gate-a', ticketId: ticket.ticketId });
  });

  it('names no ticket where the code proves none', () => {
    for (const reason of ['NOT_A_TICKET', 'WRONG_EVENT', 'BAD_SIGNATURE']) {
      for (const knowsEveryTicket of [true, false]) {
        const [f, s] = CAUSES[reason]!({ ...facts, knowsEveryTicket }, scan);
        expect(decideCheckIn(f, s)).toMatchObject({ reason, ticketId: null, onList: false });
      }
    }
  });

  it('treats a replaced ticket as revoked', () => {
    expect(decideCheckIn({ ...facts, ticket: { ...ticket, status: 'REPLACED' } }, scan).reason).toBe('REVOKED');
  });
});

describe('decideCheckIn: welcome', () => {
  it('lets a good ticket in', () => {
    expect(decideCheckIn(facts, scan)).toEqual({
      verdict: 'OK',
      reason: 'FIRST_ENTRY',
      ticketId: ticket.ticketId,
      onList: true,
      usedAt: null,
      usedGateId: null,
      questionIds: [],
      overrideAsked: false,
      overridden: null,
    });
  });

  it('lets people leave at any hour, and back in where the list allows it', () => {
    const late: Scan = { ...scan, direction: 'EXIT', at: at('23:30', '2026-12-14') };
    expect(decideCheckIn({ ...facts, state: used(1, 1) }, late)).toMatchObject({ verdict: 'OK', reason: 'EXIT' });
    const back = { ...facts, state: used(1, 0) };
    expect(decideCheckIn(back, scan)).toMatchObject({ verdict: 'OK', reason: 'REENTRY' });
    expect(decideCheckIn({ ...back, list: { ...list, reentry: false } }, scan).reason).toBe('ALREADY_USED');
  });

  it('keeps the windows with their tolerance', () => {
    const decide = (time: string) => decideCheckIn(facts, { ...scan, at: at(time) }).verdict;
    expect(['07:44', '07:45', '17:14', '17:15'].map(decide)).toEqual(['DENIED', 'OK', 'OK', 'DENIED']);
    expect(decideCheckIn({ ...facts, list: { ...list, windows: [] } }, { ...scan, at: at('03:00') }).verdict).toBe(
      'OK',
    );
  });

  it('ends a validity at its last instant, not after it', () => {
    const open = { ...facts, list: { ...list, windows: [] } };
    const midnight = ticket.validUntil!.getTime();
    expect(decideCheckIn(open, { ...scan, at: new Date(midnight - 1) }).verdict).toBe('OK');
    expect(decideCheckIn(open, { ...scan, at: new Date(midnight) }).reason).toBe('EXPIRED');
  });

  it('lets a signed ticket in that a device does not know yet, and judges it by what it says', () => {
    const unknown: CheckInFacts = { ...facts, ticket: null, knowsEveryTicket: false };
    expect(decideCheckIn(unknown, scan)).toMatchObject({ verdict: 'OK', onList: false, ticketId: ticket.ticketId });
    const expired = { ...token, validUntil: at('09:00') };
    const code = { kind: 'token', token: expired, signatureValid: true } as const;
    expect(decideCheckIn({ ...unknown, code }, scan).reason).toBe('EXPIRED');
  });
});

describe('decideCheckIn: entry rules', () => {
  const decide = (entry: CheckInFacts['list']['entry'], state: TicketOnList, maxPerDay: number | null = null) =>
    decideCheckIn({ ...facts, list: { ...list, entry, maxPerDay, exits: false, reentry: false }, state }, scan).reason;

  it('once a day begins again at midnight in Vietnam', () => {
    expect(decide('ONCE_A_DAY', used(1, 1, '2026-12-12'))).toBe('ALREADY_USED');
    expect(decide('ONCE_A_DAY', used(1, 1, '2026-12-11'))).toBe('FIRST_ENTRY');
    const state = used(1, 1, '2026-12-11');
    const daily = { ...facts, list: { ...list, entry: 'ONCE_A_DAY' as const, windows: [] }, state };
    const lastMinute = { ...daily, ticket: { ...ticket, validFrom: null } };
    expect(decideCheckIn(lastMinute, { ...scan, at: new Date('2026-12-11T16:59:59Z') }).reason).toBe('ALREADY_USED');
    expect(decideCheckIn(lastMinute, { ...scan, at: new Date('2026-12-11T17:00:00Z') }).reason).toBe('FIRST_ENTRY');
  });

  it('n a day counts each day for itself', () => {
    expect(decide('N_A_DAY', used(2, 2, '2026-12-12'), 3)).toBe('REENTRY');
    expect(decide('N_A_DAY', used(3, 3, '2026-12-12'), 3)).toBe('ALREADY_USED');
    expect(decide('N_A_DAY', used(3, 3, '2026-12-11'), 3)).toBe('FIRST_ENTRY');
  });

  it('unlimited never runs out, once does', () => {
    expect(decide('UNLIMITED', used(99, 99))).toBe('REENTRY');
    expect(decide('ONCE', used(1, 0))).toBe('ALREADY_USED');
  });

  it('re-entry needs exits: nobody can come back who was never seen to leave', () => {
    const state = used(1, 0);
    const rule = { ...list, exits: false, reentry: true };
    expect(decideCheckIn({ ...facts, list: rule, state }, scan).reason).toBe('ALREADY_USED');
  });
});

it('decideCheckIn: a session lets in who signed up for it, and out whoever is inside', () => {
  const stranger = { ...facts, signedUp: false };
  expect(decideCheckIn(stranger, scan)).toMatchObject({ verdict: 'DENIED', reason: 'NOT_ON_LIST' });
  const override = { rights: 'SUPERVISOR', reason: 'Còn ghế trống' } as const;
  expect(decideCheckIn(stranger, { ...scan, override })).toMatchObject({ verdict: 'OK', overridden: 'NOT_ON_LIST' });
  const leaving = { ...stranger, state: used(1, 1) };
  expect(decideCheckIn(leaving, { ...scan, direction: 'EXIT' }).verdict).toBe('OK');
});

describe('decideCheckIn: what is missing', () => {
  const typed = (matches: number, identityConfirmed: boolean) =>
    ({ kind: 'shortCode', matches, identityConfirmed }) as const;
  const questions = [waiver, meal];

  it('a typed code leads to a name check, never straight to green', () => {
    const check = { verdict: 'INCOMPLETE', reason: 'IDENTITY_CHECK' };
    expect(decideCheckIn({ ...facts, code: typed(1, false) }, scan)).toMatchObject(check);
    expect(decideCheckIn({ ...facts, code: typed(2, false), ticket: null }, scan)).toMatchObject(check);
    expect(decideCheckIn({ ...facts, code: typed(2, true), ticket: null }, scan)).toMatchObject(check);
    expect(decideCheckIn({ ...facts, code: typed(2, true) }, scan)).toMatchObject({ verdict: 'OK' });
  });

  it('a typed code that means nothing, or a ticket to refuse, is refused first', () => {
    expect(decideCheckIn({ ...facts, code: typed(0, false), ticket: null }, scan).reason).toBe('UNKNOWN_TICKET');
    const revoked = { ...ticket, status: 'REVOKED' as const };
    expect(decideCheckIn({ ...facts, code: typed(1, false), ticket: revoked }, scan).reason).toBe('REVOKED');
  });

  it('required questions are asked before the door opens, after the name check, and never on the way out', () => {
    const asking = { ...facts, list: { ...list, questions } };
    const decision = decideCheckIn(asking, scan);
    expect(decision).toMatchObject({ verdict: 'INCOMPLETE', reason: 'QUESTIONS_REQUIRED', questionIds: ['q1'] });
    expect(decideCheckIn({ ...asking, code: typed(1, false) }, scan).reason).toBe('IDENTITY_CHECK');
    expect(decideCheckIn(asking, { ...scan, answered: ['q1'] }).verdict).toBe('OK');
    expect(decideCheckIn({ ...asking, state: used(1, 1) }, { ...scan, direction: 'EXIT' }).verdict).toBe('OK');
    expect(decideCheckIn({ ...asking, state: used(1, 0) }, scan)).toMatchObject({ verdict: 'OK', reason: 'REENTRY' });
  });
});

describe('decideCheckIn: overrides', () => {
  const override = { rights, reason: 'Khách quay lại lấy đồ' } as const;
  const denied = { ...facts, state: used(1, 1) };

  it('keeps that it was asked for, and whether it was needed', () => {
    const needed = decideCheckIn(denied, { ...scan, override });
    expect(needed).toMatchObject({ verdict: 'OK', overrideAsked: true, overridden: 'ALREADY_USED', reason: 'REENTRY' });
    const notNeeded = decideCheckIn(facts, { ...scan, override });
    expect(notNeeded).toMatchObject({ verdict: 'OK', overrideAsked: true, overridden: null });
  });

  it('needs a supervisor and a reason', () => {
    for (const refused of [
      { ...override, rights: 'STEWARD' as const },
      { ...override, reason: '  ' },
    ]) {
      expect(decideCheckIn(denied, { ...scan, override: refused })).toMatchObject({
        verdict: 'DENIED',
        reason: 'ALREADY_USED',
        overrideAsked: true,
        overridden: null,
      });
    }
  });

  it('never turns a forged code, or a revoked device, into a guest', () => {
    for (const [reason, cause] of Object.entries(CAUSES)) {
      const [f, s] = cause(facts, { ...scan, override });
      const admitted = DENIAL_REASONS.indexOf(reason as never) >= DENIAL_REASONS.indexOf('CANCELLED');
      expect([reason, decideCheckIn(f, s).verdict]).toEqual([reason, admitted ? 'OK' : 'DENIED']);
    }
  });

  it('sets a denial aside, not the name check', () => {
    const code = { kind: 'shortCode', matches: 1, identityConfirmed: false } as const;
    expect(decideCheckIn({ ...denied, code }, { ...scan, override }).reason).toBe('IDENTITY_CHECK');
  });
});
