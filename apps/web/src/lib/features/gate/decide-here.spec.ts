import { nobleEd25519, shortCodeOf, UNUSED } from '@pho-hien/check-in-core';
import { describe, expect, it } from 'vitest';
import { decideHere } from './decide-here.ts';
import {
  at,
  codeOf,
  gateId,
  head,
  listId,
  manifest,
  otherGateId,
  scanFact,
  ticket,
  ticketId,
  undoFact,
} from './gate-world.fixture.ts';
import { readCode } from './read-code.ts';
import { TicketList } from './ticket-list.ts';
import { WaitingFacts } from './waiting-facts.ts';

const tickets = new TicketList([await manifest([await ticket(1), await ticket(2, { status: 'REVOKED' })])]);
const none = new WaitingFacts();

async function decide(
  text: string,
  list = tickets,
  waiting = none,
  change: Partial<Parameters<typeof decideHere>[2]> = {},
) {
  const code = await readCode(text, list, nobleEd25519);
  return decideHere(list, waiting, {
    code,
    listId,
    gateId,
    direction: 'ENTRY',
    at: at('09:00'),
    override: null,
    answered: [],
    ...change,
  });
}

describe('a decision without a network', () => {
  it('welcomes a ticket of the list, and opens its name with its own signature', async () => {
    const text = await codeOf(1);
    expect(await decide(text)).toMatchObject({ verdict: 'OK', reason: 'FIRST_ENTRY', onList: true });
    expect(await (await readCode(text, tickets, nobleEd25519)).holder).toEqual({
      ticketId: ticketId(1),
      holderName: 'Nguyễn Thị Số 1',
      organisationName: 'Đại học Hưng Yên',
      ticketTypeName: { vi: 'Khách tham quan', en: 'Khách tham quan' },
    });
  });

  it('lets in a signed ticket that is too new for the list, and says so', async () => {
    expect(await decide(await codeOf(9))).toMatchObject({ verdict: 'OK', onList: false, ticketId: ticketId(9) });
  });

  it('refuses what is forged, revoked, of another event or no ticket', async () => {
    const text = await codeOf(1);
    const forged = text.slice(0, -20) + (text.at(-20) === 'A' ? 'B' : 'A') + text.slice(-19);
    expect(await decide(forged)).toMatchObject({ reason: 'BAD_SIGNATURE', ticketId: null });
    expect(await decide(await codeOf(2))).toMatchObject({ verdict: 'DENIED', reason: 'REVOKED' });
    expect(await decide(await codeOf(1, { eventNumber: 7 }))).toMatchObject({ reason: 'WRONG_EVENT' });
    expect(await decide('https://example.com')).toMatchObject({ reason: 'NOT_A_TICKET' });
  });

  it('takes a key only while it holds: a rotated one still counts, a revoked one refuses', async () => {
    const { keys } = await head();
    const rotated = [...keys, { ...keys[0]!, number: 1, publicKey: 'A'.repeat(43) }];
    const revoked = [{ ...keys[0]!, revoked: true }];
    expect(await decide(await codeOf(1), tickets.with(await manifest([], [], { keys: rotated })))).toMatchObject({
      verdict: 'OK',
    });
    expect(await decide(await codeOf(1), tickets.with(await manifest([], [], { keys: revoked })))).toMatchObject({
      reason: 'BAD_SIGNATURE',
    });
  });

  it('lets nobody into a cancelled event', async () => {
    const cancelled = tickets.with(await manifest([], [], { eventCancelled: true }));
    expect(await decide(await codeOf(1), cancelled)).toMatchObject({ verdict: 'DENIED', reason: 'LIST_CLOSED' });
  });

  it('knows a use by what waits here and by what others did', async () => {
    const waiting = new WaitingFacts([scanFact()]);
    const here = await decide(await codeOf(1), tickets, waiting);
    expect(here).toMatchObject({ reason: 'ALREADY_USED', usedGateId: gateId, usedAt: at('08:00') });
    const state = { ...UNUSED, uses: 1, inside: 1, lastEntry: { scanId: '', at: at('08:12'), gateId: otherGateId } };
    const elsewhere = tickets.with(await manifest([await ticket(1)], [{ listIndex: 0, ticketId: ticketId(1), state }]));
    const there = await decide(await codeOf(1), elsewhere);
    expect(there).toMatchObject({ reason: 'ALREADY_USED', usedGateId: otherGateId, usedAt: at('08:12') });
  });

  it('lets a supervisor set a denial aside, and forgets what was taken back', async () => {
    const entry = scanFact();
    const waiting = new WaitingFacts([entry]);
    const override = { rights: 'SUPERVISOR', reason: 'Đã xem giấy tờ' } as const;
    expect(await decide(await codeOf(1), tickets, waiting, { override })).toMatchObject({
      verdict: 'OK',
      overridden: 'ALREADY_USED',
    });
    waiting.add(undoFact(entry));
    expect(await decide(await codeOf(1), tickets, waiting)).toMatchObject({ verdict: 'OK', reason: 'FIRST_ENTRY' });
  });

  it('counts the room with what waits here', async () => {
    const rules = { ...(await head()).lists[0]!.rules, capacity: 2 };
    const lists = [{ ...(await head()).lists[0]!, rules, inside: 1 }];
    const room = tickets.with(await manifest([], [], { lists }));
    expect(await decide(await codeOf(1), room)).toMatchObject({ verdict: 'OK' });
    const waiting = new WaitingFacts([scanFact({ ticketId: ticketId(9) })]);
    expect(await decide(await codeOf(1), room, waiting)).toMatchObject({ reason: 'ROOM_FULL' });
  });

  it('leads from a typed code to a refusal where that is certain, and else to the name, never to green', async () => {
    expect(await decide(shortCodeOf(ticketId(1)))).toMatchObject({ verdict: 'INCOMPLETE', reason: 'IDENTITY_CHECK' });
    expect(await decide(shortCodeOf(ticketId(2)))).toMatchObject({ verdict: 'DENIED', reason: 'REVOKED' });
  });
});
