import { decodeTicket } from '@pho-hien/events-core';
import { newId } from '@pho-hien/kernel';
import { actingAs } from '@pho-hien/platform/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { EventsApi, person } from '../testing/events-api.ts';
import { aRegistration } from '../testing/inputs.ts';
import { register } from '../testing/register-form.ts';
import { fieldKey, openField, sealField } from './seal-field.ts';
import { SignTicketsAgain } from './sign-tickets-again.ts';

let events: EventsApi;
beforeAll(async () => {
  events = await EventsApi.start();
});
afterAll(() => events.close());

interface Key {
  id: string;
  number: number;
  status: string;
  publicKey: string;
}
const KEYS = '__typename ... on SigningKeysChanged { keys { id number status publicKey } }';
const ROTATE = `mutation ($input: RotateSigningKeyInput!) { result: rotateSigningKey(input: $input) { ${KEYS} } }`;
const REVOKE = `mutation ($input: RevokeSigningKeyInput!) { result: revokeSigningKey(input: $input) { ${KEYS} ... on InvalidInput { problems { field code } } } }`;

const call = async (operation: string, input: object, actor = person('ADMINISTRATOR')) =>
  (await events.api.graphql<{ result: { keys: Key[] } }>(operation, { input }, actingAs(actor))).data.result;
const codeOf = async (token: string) => {
  const query = 'query ($token: String!) { wallet(token: $token) { ticket { id code } } }';
  const { data } = await events.api.graphql<{ wallet: { ticket: { id: string; code: string | null } } }>(query, {
    token,
  });
  return data.wallet.ticket;
};
const keyIn = (code: string) => decodeTicket(code)!.token.keyId;

describe('rotating', () => {
  it('signs new tickets with a new key; old codes stay as they are', async () => {
    const event = await events.event({});
    const old = await register(events, aRegistration(event.ticketTypeIds[0]!));
    const { keys } = await call(ROTATE, { eventId: event.id }, person('ORGANISER', event.id));
    expect(keys).toMatchObject([
      { number: 1, status: 'ROTATED' },
      { number: 2, status: 'ACTIVE' },
    ]);
    expect((await codeOf(old.walletToken)).code).toBe(old.wallet.ticket!.code);
    const young = await register(events, aRegistration(event.ticketTypeIds[0]!));
    expect(keyIn(young.wallet.ticket!.code)).toBe(2);
  });

  it('by two at once leaves exactly one active key', async () => {
    const event = await events.event({});
    await Promise.all([1, 2, 3].map(() => call(ROTATE, { eventId: event.id })));
    expect(await events.count("event_keys where event_id = $1 and status = 'ACTIVE'", [event.id])).toBe(1);
  });
});

describe('revoking', () => {
  it('refuses the old codes, and signs and mails the tickets again', async () => {
    const event = await events.event({});
    const one = await register(events, aRegistration(event.ticketTypeIds[0]!));
    const [key] = await events.rows<{ id: string }>('select id from event_keys where event_id = $1', [event.id]);
    const { keys } = await call(REVOKE, { keyId: key!.id, reason: 'Máy chủ cũ bị mất' });
    expect(keys).toMatchObject([
      { number: 1, status: 'REVOKED' },
      { number: 2, status: 'ACTIVE' },
    ]);
    await vi.waitFor(async () => expect(keyIn((await codeOf(one.walletToken)).code ?? '')).toBe(2), {
      timeout: 15_000,
      interval: 200,
    });
    expect((await codeOf(one.walletToken)).id).toBe(one.wallet.ticket!.id);
    await events.api.app.get(SignTicketsAgain).run({ keyId: key!.id });
    const mails = await events.rows('select template from mails where aggregate_id = $1 order by id', [
      one.wallet.registrationId,
    ]);
    expect(mails).toEqual([{ template: 'ticket-issued' }, { template: 'ticket-reissued' }]);
  });

  it('needs a reason, and revoking again changes nothing', async () => {
    const event = await events.event({});
    const [key] = await events.rows<{ id: string }>('select id from event_keys where event_id = $1', [event.id]);
    expect(await call(REVOKE, { keyId: key!.id, reason: '' })).toMatchObject({
      problems: [{ field: 'reason', code: 'required' }],
    });
    const first = await call(REVOKE, { keyId: key!.id, reason: 'Thử' });
    expect(await call(REVOKE, { keyId: key!.id, reason: 'Thử' })).toEqual(first);
  });

  it('is for the organisers of the event', async () => {
    const event = await events.event({});
    const [key] = await events.rows<{ id: string }>('select id from event_keys where event_id = $1', [event.id]);
    for (const actor of [person('ORGANISER', newId()), person('AUDITOR')]) {
      const { errors } = await events.api.graphql(
        REVOKE,
        { input: { keyId: key!.id, reason: 'Thử' } },
        actingAs(actor),
      );
      expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    }
  });
});

describe('a sealed field', () => {
  const key = fieldKey('a secret that nobody knows but the test', 'event-keys');
  const secret = new Uint8Array(32).fill(9);

  it('opens for its owner under its key, and for nobody else', () => {
    const sealed = sealField(secret, key, 'one');
    expect(new Uint8Array(openField(sealed, key, 'one'))).toEqual(secret);
    expect(() => openField(sealed, key, 'other')).toThrow();
    expect(() =>
      openField(sealed, fieldKey('a secret that nobody knows but the test', 'wallet-tokens'), 'one'),
    ).toThrow();
    expect(() => openField(`A${sealed.slice(1)}`.replace(/^A(?=A)/, 'B'), key, 'one')).toThrow();
  });

  it('is another each time, and no private half stands in the table', async () => {
    expect(sealField(secret, key, 'one')).not.toBe(sealField(secret, key, 'one'));
    const rows = await events.rows<{ sealed_secret: string }>('select sealed_secret from event_keys');
    for (const { sealed_secret } of rows) expect(Buffer.from(sealed_secret, 'base64url')).toHaveLength(12 + 32 + 16);
  });
});
