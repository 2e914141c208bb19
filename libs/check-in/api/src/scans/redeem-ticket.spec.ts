import { CancelByWallet, OfferTransfer, ReissueTicket, RevokeTicket } from '@pho-hien/events-api';
import { decodeTicket, nobleEd25519, signTicket, type TicketToken } from '@pho-hien/events-core';
import { newId } from '@pho-hien/kernel';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { callerOf, CheckInApi, person } from '../testing/check-in-api.ts';
import {
  aDevice,
  aGate,
  aList,
  anEvent,
  aTicket,
  aTicketType,
  published,
  type TestDevice,
  type TestTicket,
  ticketOf,
} from '../testing/fixtures.ts';
import { aScan, type RedeemAnswer, scan, send } from '../testing/scanning.ts';

const admin = callerOf(person('ADMINISTRATOR'));

/** A connection of the product's own pool, not of its job queue. */
const isOfPool = (client: unknown) =>
  (client as { connectionParameters: { application_name: string } }).connectionParameters.application_name ===
  'pho-hien';

describe('redeeming a ticket', () => {
  let app: CheckInApi;
  let eventId: string;
  let typeId: string;
  let secondDayType: string;
  let listId: string;
  let gateId: string;
  let device: TestDevice;
  let ticket: TestTicket;

  beforeAll(async () => {
    app = await CheckInApi.start();
    eventId = await anEvent(app);
    typeId = await aTicketType(app, eventId);
    const [, day] = await app.rows<{ id: string }>('select id from event_days where event_id = $1 order by date', [
      eventId,
    ]);
    secondDayType = await aTicketType(app, eventId, { validDayIds: [day!.id] });
    await published(app, eventId);
    listId = await aList(app, eventId, [typeId, secondDayType]);
    gateId = await aGate(app, eventId, [listId], 'Cổng A');
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    app.clock.set('2026-12-12T02:00:00Z');
    device = await aDevice(app, gateId);
    ticket = await aTicket(app, typeId);
  });

  const denied = (reason: string) => expect.objectContaining({ __typename: 'ScanRecorded', verdict: 'DENIED', reason });
  const storedScan = async (scanId: string) => (await app.rows('select * from scans where id = $1', [scanId]))[0]!;
  /** The same ticket saying something else, signed by whoever. */
  const forged = async (change: Partial<TicketToken>, secret = new Uint8Array(32).fill(1)) =>
    signTicket({ ...decodeTicket(ticket.code)!.token, ...change }, secret, nobleEd25519);

  it('lets somebody in and says who it is', async () => {
    const before = (await scan(app, device, listId, 'PH1:')).insideNow!;
    const answer = await scan(app, device, listId, ticket.code);
    expect(answer).toMatchObject({
      verdict: 'OK',
      reason: 'FIRST_ENTRY',
      onList: true,
      insideNow: before + 1,
      ticket: { ticketId: ticket.id, holderName: ticket.holderName, ticketTypeName: { vi: 'Khách tham quan' } },
    });
    expect(await storedScan(answer.scanId!)).toMatchObject({
      ticket_id: ticket.id,
      code_digest: null,
      verdict_at_device: 'OK',
      admission_version: 1,
    });
  });

  it('stands beside the registration, the latest first', async () => {
    await scan(app, device, listId, ticket.code);
    app.clock.set('2026-12-12T02:10:00Z');
    await scan(app, device, listId, ticket.code);
    const { registration } = await app.ask<{ registration: { scans: unknown[] } }>(
      person('ADMINISTRATOR'),
      `query ($id: ID!) { registration(id: $id) { scans { at gateName verdict reason direction undone } } }`,
      { id: ticket.registrationId },
    );
    const entry = { gateName: 'Cổng A', direction: 'ENTRY', undone: false };
    expect(registration.scans).toEqual([
      { ...entry, at: '2026-12-12T02:10:00.000Z', verdict: 'DENIED', reason: 'ALREADY_USED' },
      { ...entry, at: '2026-12-12T02:00:00.000Z', verdict: 'OK', reason: 'FIRST_ENTRY' },
    ]);
  });

  it('refuses a second entry, saying when and at which gate the first one was', async () => {
    const first = await scan(app, device, listId, ticket.code);
    app.clock.set('2026-12-12T02:10:00Z');
    const gateB = await aDevice(app, await aGate(app, eventId, [listId], 'Cổng B'));
    const second = await scan(app, gateB, listId, ticket.code);
    expect(second).toEqual(denied('ALREADY_USED'));
    expect(second).toMatchObject({
      usedAt: '2026-12-12T02:00:00.000Z',
      usedGate: 'Cổng A',
      ticket: { holderName: ticket.holderName },
      insideNow: first.insideNow,
    });
    expect(await storedScan(second.scanId!)).toMatchObject({ ticket_id: ticket.id, admission_version: null });
  });

  it('answers the same scan the same way, however often it is sent', async () => {
    const input = aScan(app, device, listId, ticket.code);
    const first = await send(app, device, input);
    app.clock.set('2026-12-12T02:05:00Z');
    expect(await send(app, device, input)).toEqual(first);
    const again = aScan(app, device, listId, ticket.code);
    const second = await send(app, device, again);
    expect(second.reason).toBe('ALREADY_USED');
    expect(await send(app, device, again)).toEqual(second);
    expect(await app.rows('select id from scans where ticket_id = $1', [ticket.id])).toHaveLength(2);
  });

  it('answers the same scan the same way when it arrives twice at once', async () => {
    const input = aScan(app, device, listId, ticket.code);
    const answers = await Promise.all([1, 2, 3, 4].map(() => send(app, device, input)));
    expect(new Set(answers.map(({ verdict, reason }) => `${verdict} ${reason}`))).toEqual(new Set(['OK FIRST_ENTRY']));
    expect(await app.rows('select id from scans where ticket_id = $1', [ticket.id])).toHaveLength(1);
  });

  it('refuses a scan id or a running number that stands for another scan', async () => {
    const input = aScan(app, device, listId, ticket.code);
    await send(app, device, input);
    const other = await aDevice(app, gateId);
    expect(await send(app, other, { ...input })).toMatchObject({ problems: [{ field: 'scanId', code: 'duplicate' }] });
    expect(await send(app, device, { ...input, scanId: newId() })).toMatchObject({
      problems: [{ field: 'sequence', code: 'duplicate' }],
    });
  });

  it('keeps what it does not know as a digest, and every refusal', async () => {
    const nonsense = await scan(app, device, listId, 'https://congty.example');
    expect(nonsense).toEqual(denied('NOT_A_TICKET'));
    const stored = await storedScan(nonsense.scanId!);
    expect(stored).toMatchObject({ ticket_id: null, verdict: 'DENIED', reason: 'NOT_A_TICKET' });
    expect(stored['code_digest']).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(stored)).not.toContain('congty');
  });

  it('refuses forged tickets without saying whose number they carry', async () => {
    const answer = await scan(app, device, listId, await forged({}));
    expect(answer).toEqual(denied('BAD_SIGNATURE'));
    expect(answer.ticket).toBeNull();
    expect(await scan(app, device, listId, await forged({ keyId: 99 }))).toEqual(denied('BAD_SIGNATURE'));
    expect(await storedScan(answer.scanId!)).toMatchObject({ ticket_id: null });
  });

  it('refuses tickets of another event', async () => {
    const elsewhere = await anEvent(app);
    const theirType = await aTicketType(app, elsewhere);
    const theirs = await aTicket(app, (await published(app, elsewhere), theirType));
    const answer = await scan(app, device, listId, theirs.code);
    expect(answer).toEqual(denied('WRONG_EVENT'));
    expect(answer.ticket).toBeNull();
  });

  it('refuses a ticket signed with a key that has been revoked', async () => {
    const event = await anEvent(app);
    const type = await aTicketType(app, event);
    await published(app, event);
    const list = await aList(app, event, [type]);
    const phone = await aDevice(app, await aGate(app, event, [list]));
    const [one, two] = [await aTicket(app, type), await aTicket(app, type)];
    expect(await scan(app, phone, list, one!.code)).toMatchObject({ verdict: 'OK' });
    await app.rows("update event_keys set status = 'REVOKED', ended_at = now() where event_id = $1", [event]);
    const answer = await scan(app, phone, list, two!.code);
    expect(answer).toEqual(denied('BAD_SIGNATURE'));
    expect(answer.ticket).toBeNull();
  });

  it('refuses a genuine signature over a ticket that does not exist: online, the server knows every ticket', async () => {
    await app.rows('create table gone as select * from tickets where id = $1', [ticket.id]);
    await app.rows('delete from tickets where id = $1', [ticket.id]);
    expect(await scan(app, device, listId, ticket.code)).toEqual(denied('UNKNOWN_TICKET'));
    await app.rows('drop table gone');
  });

  it('refuses revoked, replaced and cancelled tickets; a reissued one is let in', async () => {
    await app.api.app.get(RevokeTicket).run(admin, ticket.id, 'Vé bị bán lại');
    expect(await scan(app, device, listId, ticket.code)).toEqual(denied('REVOKED'));

    const lost = await aTicket(app, typeId);
    app.clock.set('2026-12-12T02:00:01Z');
    await app.api.app.get(ReissueTicket).run(admin, lost.id, 'Mất điện thoại');
    expect(await scan(app, device, listId, lost.code)).toEqual(denied('REVOKED'));
    expect(await scan(app, device, listId, (await ticketOf(app, lost.registrationId)).code)).toMatchObject({
      verdict: 'OK',
    });

    const cancelled = await aTicket(app, typeId);
    await app.api.app.get(CancelByWallet).run(admin, cancelled.registrationId);
    expect(await scan(app, device, listId, cancelled.code)).toEqual(denied('CANCELLED'));
  });

  it('keeps a ticket that was let in from being passed on', async () => {
    const offer = () => app.api.app.get(OfferTransfer).run(admin, ticket.registrationId, 'Lê Văn Thay');
    await offer();
    await scan(app, device, listId, ticket.code);
    await expect(offer()).rejects.toMatchObject({ code: 'TransferRefused', data: { reason: 'ALREADY_USED' } });
  });

  it('refuses a ticket before its days and after them', async () => {
    const tomorrow = await aTicket(app, secondDayType);
    expect(await scan(app, device, listId, tomorrow.code)).toEqual(denied('NOT_YET_VALID'));
    const later = await aDevice(app, gateId);
    await app.rows("update devices set lease_until = '2027-01-01' where id = $1", [later.deviceId]);
    app.clock.set('2026-12-12T17:00:00Z');
    expect(await scan(app, later, listId, tomorrow.code)).toMatchObject({ verdict: 'OK' });
    app.clock.set('2026-12-13T17:00:00Z');
    expect(await scan(app, later, listId, ticket.code)).toEqual(denied('EXPIRED'));
  });

  it('lets a typed code in only after the steward has confirmed who it is', async () => {
    const typed = ticket.shortCode.toLowerCase().replaceAll('-', ' ');
    const check = await scan(app, device, listId, typed, { method: 'TYPED' });
    expect(check).toMatchObject({
      verdict: 'INCOMPLETE',
      reason: 'IDENTITY_CHECK',
      ticket: null,
      candidates: [{ ticketId: ticket.id, holderName: ticket.holderName }],
    });
    const method = 'TYPED' as const;
    expect(
      await scan(app, device, listId, typed, { method, identityConfirmedTicketId: (await aTicket(app, typeId)).id }),
    ).toMatchObject({ problems: [{ field: 'identityConfirmedTicketId', code: 'unknown_value' }] });
    expect(await scan(app, device, listId, typed, { method, identityConfirmedTicketId: ticket.id })).toMatchObject({
      verdict: 'OK',
      ticket: { ticketId: ticket.id },
    });
    expect(await scan(app, device, listId, typed, { method })).toEqual(denied('ALREADY_USED'));
    expect(await scan(app, device, listId, '7K3M-9QXD-A', { method })).toEqual(denied('NOT_A_TICKET'));
  });

  it('does not find a typed code of another event', async () => {
    const elsewhere = await anEvent(app);
    const theirType = await aTicketType(app, elsewhere);
    const theirs = await aTicket(app, (await published(app, elsewhere), theirType));
    const answer = await scan(app, device, listId, theirs.shortCode, { method: 'TYPED' });
    expect(answer).toEqual(denied('UNKNOWN_TICKET'));
    expect(answer.candidates).toEqual([]);
  });

  it('asks which one when two tickets share a code', async () => {
    const twin = await aTicket(app, typeId);
    await app.rows('update tickets set short_code = $2 where id = $1', [twin.id, ticket.shortCode]);
    const check = await scan(app, device, listId, ticket.shortCode, { method: 'TYPED' });
    expect(check.reason).toBe('IDENTITY_CHECK');
    expect(check.candidates!.map(({ ticketId }) => ticketId).sort()).toEqual([ticket.id, twin.id].sort());
    const picked = { method: 'TYPED' as const, identityConfirmedTicketId: twin.id };
    expect(await scan(app, device, listId, ticket.shortCode, picked)).toMatchObject({
      verdict: 'OK',
      ticket: { ticketId: twin.id },
    });
  });

  it('keeps the time of a scan by the server’s clock, and the order of one device', async () => {
    const others = await Promise.all([1, 2].map(() => aTicket(app, typeId)));
    const timeOf = async ({ scanId }: RedeemAnswer) => (await storedScan(scanId!))['corrected_at'];
    // The device's clock is an hour behind.
    const first = await scan(app, device, listId, ticket.code, { scannedAt: new Date('2026-12-12T01:00:00Z') });
    expect(await timeOf(first)).toEqual(new Date('2026-12-12T02:00:00Z'));
    app.clock.set('2026-12-12T02:03:00Z');
    const sentAt = new Date('2026-12-12T01:03:00Z');
    // Sent again two minutes later; and one that claims to be older than the scan before it.
    const late = await scan(app, device, listId, others[0]!.code, {
      scannedAt: new Date('2026-12-12T01:01:00Z'),
      sentAt,
    });
    expect(await timeOf(late)).toEqual(new Date('2026-12-12T02:01:00Z'));
    const next = await scan(app, device, listId, others[1]!.code, {
      scannedAt: new Date('2026-12-12T00:00:00Z'),
      sentAt,
    });
    expect(await timeOf(next)).toEqual(new Date('2026-12-12T02:01:00.001Z'));
  });

  it('refuses what cannot be a scan', async () => {
    const wrong = { scanId: 'x', sequence: 0, scannedAt: new Date('1900-01-01T00:00:00Z') };
    const answer = await send(app, device, { ...aScan(app, device, listId, 'x'.repeat(5000)), ...wrong });
    expect(answer.problems!.map(({ field }) => field)).toEqual(['scanId', 'sequence', 'scannedAt', 'code']);
  });

  it('serves only the lists of its own gate', async () => {
    const elsewhere = await anEvent(app);
    const theirList = await aList(app, elsewhere, [await aTicketType(app, elsewhere)]);
    const otherList = await aList(app, eventId, [typeId]);
    for (const list of [theirList, otherList, newId(), 'nonsense'])
      expect(await scan(app, device, list, ticket.code)).toMatchObject({
        problems: [{ field: 'listId', code: 'unknown_value' }],
      });
  });

  it('takes four statements, each prepared, for entry and refusal alike', async () => {
    await scan(app, device, listId, ticket.code);
    const spy = vi.spyOn(pg.Client.prototype, 'query');
    // Read and written now and then, not with every scan.
    const seldom = ['check_in_device_by_token', 'check_in_device_seen'];
    const statementsOf = async (code: string) => {
      spy.mockClear();
      await scan(app, device, listId, code);
      return spy.mock.calls
        .filter((_, i) => isOfPool(spy.mock.contexts[i]))
        .map(([query]) => (typeof query === 'string' ? query : (query as { name: string }).name))
        .filter((name) => !seldom.includes(name));
    };
    const hotPath = ['begin', 'check_in_facts_ticket', 'check_in_record', 'commit'];
    expect(await statementsOf((await aTicket(app, typeId)).code)).toEqual(hotPath);
    expect(await statementsOf(ticket.code)).toEqual(hotPath);
    expect(await statementsOf('không phải vé')).toEqual(hotPath);
    spy.mockRestore();
  });

  it('never changes what is in the ledger', async () => {
    await expect(app.rows("update scans set verdict = 'OK'")).rejects.toThrow('facts');
    await expect(app.rows('delete from scans')).rejects.toThrow('facts');
    await expect(app.rows('truncate scans cascade')).rejects.toThrow('facts');
  });
});
