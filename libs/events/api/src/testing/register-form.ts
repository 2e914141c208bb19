import type { TicketStatus } from '@pho-hien/events-core';
import { expect } from 'vitest';
import type { EventsApi } from './events-api.ts';

/** Everything a form could ask of `register`. */
export const REGISTER = `mutation ($input: RegisterInput!) {
  register(input: $input) {
    __typename
    ... on Registered {
      walletToken
      wallet {
        registrationId status holderName email
        event { slug } ticketType { name { vi } }
        ticket { id status code shortCode validFrom validUntil }
      }
    }
    ... on RegistrationClosed { opensAt closesAt }
    ... on SoldOut { ticketTypeId waitlistPosition }
    ... on AlreadyRegistered { since }
    ... on ConsentRequired { purpose }
    ... on FormChanged { current }
    ... on InvalidInput { problems { field code } }
  }
}`;

/** What `REGISTER` answers; which fields are there, `__typename` says. */
export interface RegisterAnswer {
  __typename: string;
  walletToken: string;
  wallet: {
    registrationId: string;
    status: string;
    ticket: {
      id: string;
      status: TicketStatus;
      code: string;
      shortCode: string;
      validFrom: string;
      validUntil: string;
    } | null;
  };
  problems: { field: string; code: string }[];
}

/** Registers through GraphQL, as a visitor. */
export async function register(events: EventsApi, input: object): Promise<RegisterAnswer> {
  const { data, errors } = await events.api.graphql<{ register: RegisterAnswer }>(REGISTER, { input });
  expect(errors).toBeUndefined();
  return data.register;
}
