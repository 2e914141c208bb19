import { receivingKeyOf, sealToServer } from '@pho-hien/check-in-core';
import { newId } from '@pho-hien/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CheckInApi } from '../testing/check-in-api.ts';
import { aDevice, aGate, aList, anEvent, aTicketType } from '../testing/fixtures.ts';
import { ReceivingKeys } from './receiving-keys.ts';

let app: CheckInApi;
let eventId: string;
let gateId: string;

const keys = () => app.api.app.get(ReceivingKeys);

beforeAll(async () => {
  app = await CheckInApi.start();
  eventId = await anEvent(app);
  gateId = await aGate(app, eventId, [await aList(app, eventId, [await aTicketType(app, eventId)])]);
});
afterAll(() => app.close());

describe('the receiving key of an event', () => {
  it('is given to its devices, who seal with it what the server alone opens', async () => {
    const device = await aDevice(app, gateId);
    const { gateStation } = await app.askAs<{ gateStation: { receivingKey: string } }>(
      device.token,
      '{ gateStation { receivingKey } }',
    );
    const context = { purpose: 'ANSWERS', eventId, scanId: newId() } as const;
    const sealed = await sealToServer('{"size":"M"}', receivingKeyOf(gateStation.receivingKey)!, context);
    expect(await keys().openSealed(sealed, context)).toBe('{"size":"M"}');
    expect(await keys().openSealed(sealed, { ...context, scanId: newId() })).toBeNull();
    expect(await keys().openSealed(sealed, { ...context, eventId: await anEvent(app) })).toBeNull();
  });

  it('is one, however many ask at once and whichever process', async () => {
    const other = await CheckInApi.start({ beside: app });
    const fresh = await anEvent(app);
    const asked = [app, other, app, other].map(({ api }) => api.app.get(ReceivingKeys).publicKeyOf(fresh));
    expect(new Set(await Promise.all(asked)).size).toBe(1);
    await other.close();
  });

  it('stands in the database without its secret half', async () => {
    await keys().publicKeyOf(eventId);
    const [row] = await app.rows<{ sealed_secret: string }>(
      'select sealed_secret from receiving_keys where event_id = $1',
      [eventId],
    );
    // What every PKCS#8 of P-256 begins with.
    expect(Buffer.from(row!.sealed_secret, 'base64url').includes(Buffer.from('2a8648ce3d0201', 'hex'))).toBe(false);
  });
});
