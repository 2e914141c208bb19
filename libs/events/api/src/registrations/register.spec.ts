import { decodeTicket, shortCodeOf, verifyTicket } from '@pho-hien/events-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EventKeys } from '../signing/event-keys.ts';
import { nodeEd25519 } from '../signing/node-ed25519.ts';
import { EventsApi } from '../testing/events-api.ts';
import { aRegistration } from '../testing/inputs.ts';

const REGISTER = `mutation ($input: RegisterInput!) {
  register(input: $input) {
    __typename
    ... on Registered {
      walletToken
      wallet { registrationId status holderName event { slug } ticketType { name { vi } } ticket { id status code shortCode validFrom validUntil } }
    }
    ... on RegistrationClosed { opensAt closesAt }
    ... on SoldOut { ticketTypeId }
    ... on AlreadyRegistered { since }
    ... on ConsentRequired { purpose }
    ... on InvalidInput { problems { field code } }
  }
}`;

interface Answer {
  register: {
    __typename: string;
    walletToken: string;
    wallet: {
      status: string;
      ticket: { id: string; code: string; shortCode: string; validFrom: string; validUntil: string } | null;
    };
    problems?: unknown;
  };
}

let events: EventsApi;
beforeAll(async () => {
  events = await EventsApi.start();
});
afterAll(() => events.close());

const register = async (input: object) => {
  const { data, errors } = await events.api.graphql<Answer>(REGISTER, { input });
  expect(errors).toBeUndefined();
  return data.register;
};

describe('register', () => {
  it('confirms at once, with a ticket signed by the key of the event', async () => {
    const event = await events.event({ places: 5 });
    const answer = await register(aRegistration(event.ticketTypeIds[0]!));
    expect(answer).toMatchObject({
      __typename: 'Registered',
      wallet: { status: 'CONFIRMED', event: { slug: event.slug } },
    });
    const ticket = answer.wallet.ticket!;
    expect(ticket.code).toHaveLength(148);
    const read = decodeTicket(ticket.code)!;
    expect(read.token).toMatchObject({ ticketId: ticket.id, keyId: 1, ticketTypeNumber: 1, flags: 0 });
    expect(read.token.validFrom?.toISOString()).toBe('2099-12-11T17:00:00.000Z');
    expect(read.token.validUntil?.toISOString()).toBe('2099-12-13T17:00:00.000Z');
    expect(ticket.shortCode).toBe(shortCodeOf(ticket.id));
    const [key] = await events.api.app.get(EventKeys).publicKeysOf(event.id);
    expect(await verifyTicket(read, new Uint8Array(Buffer.from(key!.publicKey, 'base64url')), nodeEd25519)).toBe(true);
  });
});
