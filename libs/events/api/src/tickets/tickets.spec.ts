import { type Actor, newId } from '@pho-hien/kernel';
import { actingAs } from '@pho-hien/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EventsApi, person } from '../testing/events-api.ts';
import { aRegistration } from '../testing/inputs.ts';
import { register } from '../testing/register-form.ts';

let events: EventsApi;
beforeAll(async () => {
  events = await EventsApi.start();
});
afterAll(() => events.close());

const TICKET = 'ticket { id status code shortCode holderName revokedReason }';
const FAILURES = '... on TicketNotValid { status }';
const operations = {
  revoke: `mutation ($input: RevokeTicketInput!) { result: revokeTicket(input: $input) { __typename ... on TicketChanged { ${TICKET} } ${FAILURES} ... on InvalidInput { problems { field code } } } }`,
  reissue: `mutation ($input: ReissueTicketInput!) { result: reissueTicket(input: $input) { __typename ... on TicketChanged { ${TICKET} } ${FAILURES} ... on InvalidInput { problems { field code } } } }`,
  resend: `mutation ($input: ResendTicketInput!) { result: resendTicket(input: $input) { __typename ... on TicketChanged { ${TICKET} } ${FAILURES} ... on ResentTooOften { retryAt } } }`,
};

const call = (operation: keyof typeof operations, input: object, actor: Actor) =>
  events.api.graphql<{ result: { __typename: string; ticket: { id: string; code: string | null } } }>(
    operations[operation],
    { input },
    actingAs(actor),
  );

async function ticket() {
  const event = await events.event({});
  const { wallet, walletToken } = await register(events, aRegistration(event.ticketTypeIds[0]!));
  return {
    organiser: person('ORGANISER', event.id),
    ticket: wallet.ticket!,
    walletToken,
    registrationId: wallet.registrationId,
  };
}

const mails = async (registrationId: string) =>
  (
    await events.rows<{ template: string }>('select template from mails where aggregate_id = $1 order by id', [
      registrationId,
    ])
  ).map(({ template }) => template);

const walletOf = async (token: string) => {
  const { data } = await events.api.graphql<{ wallet: { status: string; ticket: Record<string, unknown> } }>(
    `query ($token: String!) { wallet(token: $token) { status ${TICKET} } }`,
    { token },
  );
  return data.wallet;
};

describe('revokeTicket', () => {
  it('ends the ticket, tells the holder why, and happens once', async () => {
    const { organiser, ticket: one, walletToken, registrationId } = await ticket();
    const { data } = await call('revoke', { ticketId: one.id, reason: ' Vé được bán lại. ' }, organiser);
    expect(data.result).toMatchObject({
      ticket: { id: one.id, status: 'REVOKED', code: null, revokedReason: 'Vé được bán lại.' },
    });
    expect(await walletOf(walletToken)).toMatchObject({
      status: 'CONFIRMED',
      ticket: { status: 'REVOKED', code: null },
    });
    expect(await mails(registrationId)).toEqual(['ticket-issued', 'ticket-revoked']);
    const again = await call('revoke', { ticketId: one.id, reason: 'Lần nữa' }, organiser);
    expect(again.data.result).toEqual({ __typename: 'TicketNotValid', status: 'REVOKED' });
  });

  it('asks for a reason', async () => {
    const { organiser, ticket: one } = await ticket();
    const { data } = await call('revoke', { ticketId: one.id, reason: ' ' }, organiser);
    expect(data.result).toEqual({ __typename: 'InvalidInput', problems: [{ field: 'reason', code: 'required' }] });
  });
});

describe('reissueTicket', () => {
  it('gives another ticket with another code; the old one admits nobody', async () => {
    const { organiser, ticket: old, walletToken, registrationId } = await ticket();
    const { data } = await call('reissue', { ticketId: old.id }, organiser);
    const made = data.result.ticket;
    expect(made.id).not.toBe(old.id);
    expect(made.code).not.toBe(old.code);
    expect((await walletOf(walletToken)).ticket).toMatchObject({ id: made.id, status: 'VALID' });
    expect(
      await events.rows('select status from tickets where registration_id = $1 order by id', [registrationId]),
    ).toEqual([{ status: 'REPLACED' }, { status: 'VALID' }]);
    expect(await mails(registrationId)).toEqual(['ticket-issued', 'ticket-reissued']);
    const again = await call('reissue', { ticketId: old.id }, organiser);
    expect(again.data.result).toEqual({ __typename: 'TicketNotValid', status: 'REPLACED' });
  });

  it('asked for twice at once gives one', async () => {
    const { organiser, ticket: old, registrationId } = await ticket();
    const both = await Promise.all([1, 2].map(() => call('reissue', { ticketId: old.id }, organiser)));
    expect(both.map(({ data }) => data.result.__typename).sort()).toEqual(['TicketChanged', 'TicketNotValid']);
    expect(await events.count("tickets where registration_id = $1 and status = 'VALID'", [registrationId])).toBe(1);
  });
});

describe('sending again', () => {
  const RESEND = `mutation ($input: ResendTicketByWalletInput!) { result: resendTicketByWallet(input: $input) { __typename ... on ResentTooOften { retryAt } } }`;

  it('mails the ticket again', async () => {
    const { organiser, ticket: one, registrationId } = await ticket();
    const { data } = await call('resend', { ticketId: one.id }, organiser);
    expect(data.result).toMatchObject({ __typename: 'TicketChanged', ticket: { id: one.id } });
    expect(await mails(registrationId)).toEqual(['ticket-issued', 'ticket-issued']);
  });

  it('is limited, for holder and organisers together', async () => {
    const limited = await EventsApi.start({ beside: events, environment: { RATE_LIMITS: 'true' } });
    try {
      const { organiser, ticket: one, walletToken } = await ticket();
      const names: string[] = [];
      for (let i = 0; i < 3; i += 1) {
        const { data } = await limited.api.graphql<{ result: { __typename: string } }>(RESEND, {
          input: { token: walletToken },
        });
        names.push(data.result.__typename);
      }
      const { data } = await limited.api.graphql<{ result: { __typename: string } }>(
        operations.resend,
        { input: { ticketId: one.id } },
        actingAs(organiser),
      );
      expect([...names, data.result.__typename]).toEqual([
        'TicketResent',
        'TicketResent',
        'TicketResent',
        'ResentTooOften',
      ]);
    } finally {
      await limited.close();
    }
  });

  it('of a wallet whose ticket ended, or that is none, is not found', async () => {
    const { organiser, ticket: one, walletToken } = await ticket();
    await call('revoke', { ticketId: one.id, reason: 'Thử' }, organiser);
    for (const token of [walletToken, 'A'.repeat(43), 'x']) {
      const { errors } = await events.api.graphql(RESEND, { input: { token } });
      expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    }
  });
});

describe('cancelByWallet', () => {
  const CANCEL = `mutation ($input: CancelByWalletInput!) { result: cancelByWallet(input: $input) { ... on RegistrationCancelled { wallet { status ${TICKET} } } } }`;

  it('gives the place back, ends the ticket and confirms by mail, once', async () => {
    const event = await events.event({ places: 1 });
    const { walletToken, wallet } = await register(events, aRegistration(event.ticketTypeIds[0]!));
    const cancelled = { status: 'CANCELLED', ticket: expect.objectContaining({ status: 'CANCELLED', code: null }) };
    for (let i = 0; i < 2; i += 1) {
      const { data } = await events.api.graphql<{ result: { wallet: object } }>(CANCEL, {
        input: { token: walletToken },
      });
      expect(data.result.wallet).toEqual(cancelled);
    }
    expect(await mails(wallet.registrationId)).toEqual(['ticket-issued', 'registration-cancelled']);
    expect(await register(events, aRegistration(event.ticketTypeIds[0]!))).toMatchObject({ __typename: 'Registered' });
  });
});

it('is for the organisers of that event alone', async () => {
  const { ticket: one } = await ticket();
  const strangers: Actor[] = [person('ORGANISER', newId()), person('AUDITOR'), person('GATE_SUPERVISOR')];
  for (const actor of strangers)
    for (const operation of ['revoke', 'reissue', 'resend'] as const) {
      const input = operation === 'revoke' ? { ticketId: one.id, reason: 'Thử' } : { ticketId: one.id };
      const { errors } = await call(operation, input, actor);
      expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    }
});
