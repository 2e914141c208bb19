import { ANONYMOUS, newId } from '@pho-hien/kernel';
import { actingAs } from '@pho-hien/platform/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Register } from '../registrations/register.ts';
import { eventsSql } from '../sql.ts';
import { ReissueTicket } from '../tickets/reissue-ticket.ts';
import { RevokeTicket } from '../tickets/revoke-ticket.ts';
import { callerOf, EventsApi, person } from '../testing/events-api.ts';
import { aRegistration } from '../testing/inputs.ts';
import { TestClock } from '../testing/test-clock.ts';
import { placesOutOfStep } from '../waitlist/places-out-of-step.ts';
import { CancelByWallet } from './cancel-by-wallet.ts';
import { LinkTokens } from './link-tokens.ts';
import { TakeTransfer } from './take-transfer.ts';
import { TicketUses } from './ticket-uses.ts';

const clock = new TestClock();
let events: EventsApi;
beforeAll(async () => {
  events = await EventsApi.start({ clock });
});
afterAll(() => events.close());
beforeEach(() => clock.reset());

const visitor = callerOf(ANONYMOUS);
const REGISTRATION = 'registration { id status fullName email decisionReason ticket { status } }';

async function registered(change: object = {}) {
  const event = await events.event({ places: 3 });
  const form = aRegistration(event.ticketTypeIds[0]!, { fullName: 'Nguyễn Thị Lan', ...change });
  await events.api.app.get(Register).run(visitor, form);
  return {
    id: form.id,
    form,
    eventId: event.id,
    type: event.ticketTypeIds[0]!,
    organiser: person('ORGANISER', event.id),
  };
}

async function ask<Result = Record<string, unknown>>(
  operation: string,
  input: object,
  actor?: ReturnType<typeof person>,
): Promise<Result> {
  const [name, fields] = operation.split(' ', 1).concat(operation.slice(operation.indexOf(' ')));
  const type = `${name![0]!.toUpperCase()}${name!.slice(1)}Input${name === 'takeTransfer' ? 'Type' : ''}`;
  const text = `mutation ($input: ${type}!) { result: ${name}(input: $input) { __typename ${fields} } }`;
  const { data, errors } = await events.api.graphql<{ result: Result }>(text, { input }, actor ? actingAs(actor) : {});
  expect(errors).toBeUndefined();
  return data.result;
}

const tokenOf = async (id: string) => {
  const { WalletTokens } = await import('../registrations/wallet-tokens.ts');
  return events.api.app.get(WalletTokens).of({ registrationId: id, walletLink: 1 });
};
const rowOf = async (id: string) =>
  (
    await events.rows('select status, full_name, email, phone, decision_reason from registrations where id = $1', [id])
  )[0]!;
const mailsOf = async (id: string) =>
  events.rows<{ template: string; recipient: string }>(
    'select template, recipient from mails where aggregate_id = $1 order by id',
    [id],
  );
const lastLink = async (id: string) => {
  const [row] = await events.rows<{ id: string }>('select id from email_changes where registration_id = $1', [id]);
  return row && events.api.app.get(LinkTokens).of('email', row.id);
};
const problems = '... on InvalidInput { problems { field code } }';

describe('correcting', () => {
  it('a name by its holder: spelling, twice; not another person', async () => {
    const { id } = await registered();
    const token = await tokenOf(id);
    const correct = (fullName: string) => ask(`correctByWallet ${problems}`, { token, fullName, phone: '0912345678' });
    expect(await correct('Trần Văn Hùng')).toMatchObject({ problems: [{ field: 'fullName', code: 'not_allowed' }] });
    expect(await correct('Nguyễn Thị Lam')).toMatchObject({ __typename: 'WalletChanged' });
    expect(await correct('Nguyễn Thị Làn')).toMatchObject({ __typename: 'WalletChanged' });
    expect(await correct('Nguyễn Thị Lạn')).toMatchObject({ problems: [{ field: 'fullName', code: 'too_large' }] });
    expect(await rowOf(id)).toMatchObject({ full_name: 'Nguyễn Thị Làn', phone: '+84912345678' });
    expect((await mailsOf(id)).map(({ template }) => template)).toContain('registration-changed');
  });

  it('by an organiser: what they know, but nobody who is registered already', async () => {
    const { id, form, organiser, type } = await registered();
    const other = aRegistration(type, { email: form.email, fullName: 'Phạm Gia Bảo' });
    await events.api.app.get(Register).run(visitor, other);
    const correct = (fullName: string) =>
      ask(`correctRegistration ${problems}`, { registrationId: id, fullName }, organiser);
    expect(await correct('Pham Gia Bao')).toMatchObject({ problems: [{ field: 'fullName', code: 'duplicate' }] });
    expect(await correct('Trần Văn Hùng')).toMatchObject({ __typename: 'RegistrationChanged' });
  });
});

describe('another address', () => {
  it('is the registration’s once somebody confirms who reads there; the old one is told', async () => {
    const { id, form } = await registered();
    const email = 'moi@congty.example';
    await ask(`changeEmailByWallet ${problems}`, { token: await tokenOf(id), email: ` ${email.toUpperCase()}` });
    expect(await rowOf(id)).toMatchObject({ email: form.email });
    const token = (await lastLink(id))!;
    expect(await ask('confirmEmail ', { token })).toMatchObject({ __typename: 'Registered' });
    expect(await rowOf(id)).toMatchObject({ email });
    expect(await mailsOf(id)).toEqual(
      expect.arrayContaining([
        { template: 'email-confirm', recipient: email },
        { template: 'email-changed', recipient: form.email },
        { template: 'registration-changed', recipient: email },
      ]),
    );
    expect(await ask('confirmEmail ', { token })).toMatchObject({ __typename: 'LinkExpired' });
  });

  it('has another link of the wallet: the one in the old mailbox opens neither ticket nor files', async () => {
    const { id } = await registered();
    const before = await tokenOf(id);
    await ask('changeEmailByWallet ', { token: before, email: 'moi@congty.example' });
    const { walletToken: now } = await ask<{ walletToken: string }>('confirmEmail ... on Registered { walletToken }', {
      token: (await lastLink(id))!,
    });
    const opens = async (token: string) => {
      const { data } = await events.api.graphql<{ wallet: object | null }>(
        'query ($token: String!) { wallet(token: $token) { registrationId } }',
        { token },
      );
      return data.wallet;
    };
    expect(await opens(before)).toBeNull();
    expect(await opens(now)).toEqual({ registrationId: id });
    const mails = await events.rows<{ template: string; link: string | null }>(
      "select template, data->>'walletUrl' as link from mails where aggregate_id = $1",
      [id],
    );
    const linkIn = (template: string) => mails.find((mail) => mail.template === template)!.link;
    expect(linkIn('email-changed')).toBeNull();
    expect(linkIn('registration-changed')).toContain(`/tickets/${now}`);
  });

  it('is not confirmed by an old link, nor after a day', async () => {
    const { id } = await registered();
    const token = await tokenOf(id);
    await ask('changeEmailByWallet ', { token, email: 'mot@congty.example' });
    const first = (await lastLink(id))!;
    await ask('changeEmailByWallet ', { token, email: 'hai@congty.example' });
    expect(await ask('confirmEmail ', { token: first })).toMatchObject({ __typename: 'LinkExpired' });
    clock.set(new Date(Date.now() + 25 * 3_600_000).toISOString());
    expect(await ask('confirmEmail ', { token: (await lastLink(id))! })).toMatchObject({ __typename: 'LinkExpired' });
    expect(await ask(`changeEmailByWallet ${problems}`, { token, email: 'khong' })).toMatchObject({
      problems: [{ field: 'email', code: 'not_an_email' }],
    });
  });
});

describe('passing a ticket on', () => {
  const newcomer = (token: string, change: object = {}) => ({
    token,
    id: newId(),
    locale: 'vi' as const,
    fullName: 'Trần Văn Hùng',
    email: 'hung@congty.example',
    phone: null,
    minor: false,
    consents: [{ purpose: 'REGISTRATION' as const, given: true, textVersion: 1 }],
    ...change,
  });
  async function offered(change: object = {}) {
    const one = await registered(change);
    const wallet = '... on WalletChanged { wallet { transfer { toName takeToken } } }';
    const answer = await ask<{ wallet: { transfer: { takeToken: string } } }>(`offerTransferByWallet ${wallet}`, {
      token: await tokenOf(one.id),
      toName: 'Trần Văn Hùng',
    });
    return { ...one, takeToken: answer.wallet.transfer.takeToken };
  }

  const stateOf = async (token: string) => {
    const ASK = 'query ($token: String!) { transferOffer(token: $token) { status } }';
    const { data } = await events.api.graphql<{ transferOffer: { status: string } }>(ASK, { token });
    return data.transferOffer.status;
  };
  const ticketOf = async (id: string) =>
    (await events.rows<{ id: string }>('select id from tickets where registration_id = $1', [id]))[0]!.id;

  it('ends the old ticket when the new person agrees, and not before; the place stays taken', async () => {
    const { id, form, takeToken } = await offered();
    const { data } = await events.api.graphql(
      'query ($token: String!) { transferOffer(token: $token) { toName refusal } }',
      {
        token: takeToken,
      },
    );
    expect(data).toEqual({ transferOffer: { toName: 'Trần Văn Hùng', refusal: null } });
    expect(await ask('takeTransfer ', newcomer(takeToken, { consents: [] }))).toMatchObject({
      __typename: 'ConsentRequired',
    });
    expect(await rowOf(id)).toMatchObject({ status: 'CONFIRMED' });
    const taken = await ask<{ wallet: { registrationId: string } }>(
      'takeTransfer ... on Registered { wallet { registrationId status ticket { status } } }',
      newcomer(takeToken),
    );
    expect(taken).toMatchObject({ wallet: { status: 'CONFIRMED', ticket: { status: 'VALID' } } });
    expect(await rowOf(id)).toMatchObject({ status: 'TRANSFERRED' });
    expect(await events.rows('select status from tickets where registration_id = $1', [id])).toEqual([
      { status: 'CANCELLED' },
    ]);
    expect(await mailsOf(id)).toContainEqual({ template: 'ticket-transferred', recipient: form.email });
    expect(await mailsOf(taken.wallet.registrationId)).toEqual([
      { template: 'ticket-issued', recipient: 'hung@congty.example' },
    ]);
    expect(await ask('takeTransfer ', newcomer(takeToken))).toMatchObject({ __typename: 'LinkExpired' });
    expect(await stateOf(takeToken)).toBe('TAKEN');
    expect(await placesOutOfStep(eventsSql(events.api.database.reader))).toEqual([]);
  });

  it('to two at once gives it to one', async () => {
    const { takeToken, type } = await offered();
    const take = (email: string) => events.api.app.get(TakeTransfer).run(visitor, newcomer(takeToken, { email }));
    const results = await Promise.allSettled([take('mot@congty.example'), take('hai@congty.example')]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await events.count("registrations where ticket_type_id = $1 and status = 'CONFIRMED'", [type])).toBe(1);
  });

  it('is withdrawn, and then the link opens nothing', async () => {
    const { id, takeToken } = await offered();
    await ask('withdrawTransferByWallet ', { token: await tokenOf(id) });
    expect(await ask('takeTransfer ', newcomer(takeToken))).toMatchObject({ __typename: 'LinkExpired' });
  });

  const ends: [string, (one: Awaited<ReturnType<typeof offered>>) => Promise<unknown>][] = [
    ['cancelled', ({ id }) => events.api.app.get(CancelByWallet).run(visitor, id)],
    ['replaced', async ({ id }) => events.api.app.get(ReissueTicket).run(visitor, await ticketOf(id), null)],
    ['taken back', async ({ id }) => events.api.app.get(RevokeTicket).run(visitor, await ticketOf(id), 'Nhầm vé')],
    [
      'sent to another address',
      async ({ id }) => {
        await ask('changeEmailByWallet ', { token: await tokenOf(id), email: 'noi-khac@congty.example' });
        await ask('confirmEmail ', { token: (await lastLink(id))! });
      },
    ],
  ];
  it.each(ends)('by a link in an old mail is over once the ticket was %s', async (_, end) => {
    const one = await offered();
    await end(one);
    expect(await ask('takeTransfer ', newcomer(one.takeToken))).toMatchObject({ __typename: 'LinkExpired' });
    expect(await stateOf(one.takeToken)).toBe('WITHDRAWN');
  });

  it('is refused where the organisers do not want it, and once the ticket was used', async () => {
    const { id, type, organiser, takeToken } = await offered();
    const offer = async () =>
      ask('offerTransferByWallet ... on TransferRefused { reason }', {
        token: await tokenOf(id),
        toName: 'Trần Văn Hùng',
      });
    const rules = (allowed: boolean) =>
      ask(
        'setTransferRules ... on TicketTypeSaved { ticketType { transfersAllowed } }',
        { ticketTypeId: type, allowed },
        organiser,
      );
    expect(await rules(false)).toMatchObject({ ticketType: { transfersAllowed: false } });
    expect(await offer()).toMatchObject({ reason: 'NOT_ALLOWED' });
    expect(await ask('takeTransfer ... on TransferRefused { reason }', newcomer(takeToken))).toMatchObject({
      reason: 'NOT_ALLOWED',
    });
    await rules(true);
    const uses = events.api.app.get(TicketUses);
    const used = uses.used.bind(uses);
    uses.used = () => Promise.resolve(true);
    expect(await offer()).toMatchObject({ reason: 'ALREADY_USED' });
    uses.used = used;
  });
});

describe('cancelling by an organiser', () => {
  it('says why, ends the ticket and frees the place; once', async () => {
    const { id, organiser } = await registered();
    const cancel = (reason: string) =>
      ask(
        `cancelRegistration ... on RegistrationChanged { ${REGISTRATION} } ... on RegistrationEnded { status } ${problems}`,
        { registrationId: id, reason },
        organiser,
      );
    expect(await cancel(' ')).toMatchObject({ problems: [{ field: 'reason', code: 'required' }] });
    expect(await cancel('Hoãn vì bão')).toMatchObject({
      registration: { status: 'CANCELLED', decisionReason: 'Hoãn vì bão', ticket: { status: 'CANCELLED' } },
    });
    expect(await cancel('Lần nữa')).toMatchObject({ __typename: 'RegistrationEnded', status: 'CANCELLED' });
    expect(await placesOutOfStep(eventsSql(events.api.database.reader))).toEqual([]);
  });

  it('is for who may decide in that event', async () => {
    const { id } = await registered();
    for (const actor of [person('ORGANISER', newId()), person('AUDITOR')]) {
      const { errors } = await events.api.graphql(
        'mutation ($input: CancelRegistrationInput!) { cancelRegistration(input: $input) { __typename } }',
        { input: { registrationId: id, reason: 'x' } },
        actingAs(actor),
      );
      expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    }
  });
});
