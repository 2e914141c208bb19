import { RevokeTicket } from '@pho-hien/events-api';
import { nobleEd25519, signTicket, type TicketToken } from '@pho-hien/events-core';
import { newId } from '@pho-hien/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
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
} from '../testing/fixtures.ts';
import { aScan, scan, send } from '../testing/scanning.ts';

describe('redeeming a ticket', () => {
  let app: CheckInApi;
  let eventId: string;
  let typeId: string;
  let listId: string;
  let gateId: string;
  let device: TestDevice;
  let ticket: TestTicket;

  beforeAll(async () => {
    app = await CheckInApi.start();
    eventId = await anEvent(app);
    typeId = await aTicketType(app, eventId);
    await published(app, eventId);
    listId = await aList(app, eventId, [typeId]);
    gateId = await aGate(app, eventId, [listId], 'Cổng A');
    device = await aDevice(app, gateId);
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    app.clock.set('2026-12-12T02:00:00Z');
    ticket = await aTicket(app, typeId);
  });

  it('lets somebody in and says who it is', async () => {
    const before = (await scan(app, device, listId, 'PH1:')).insideNow!;
    expect(await scan(app, device, listId, ticket.code)).toMatchObject({
      verdict: 'OK',
      reason: 'FIRST_ENTRY',
      onList: true,
      insideNow: before + 1,
      ticket: { ticketId: ticket.id, holderName: ticket.holderName, ticketTypeName: { vi: 'Khách tham quan' } },
    });
  });
});
