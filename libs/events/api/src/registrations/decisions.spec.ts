import { newId } from '@pho-hien/kernel';
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

const REGISTRATION =
  'registration { id status decidedAt decisionReason version ticket { status code } mails { template status } }';
const APPROVE = `mutation ($input: ApproveRegistrationInput!) { result: approveRegistration(input: $input) {
  __typename ... on RegistrationDecided { ${REGISTRATION} } ... on SoldOut { ticketTypeId waitlistPosition } ... on NotAwaitingApproval { status } } }`;
const REJECT = `mutation ($input: RejectRegistrationInput!) { result: rejectRegistration(input: $input) {
  __typename ... on RegistrationDecided { ${REGISTRATION} } ... on NotAwaitingApproval { status } ... on InvalidInput { problems { field code } } } }`;

async function awaiting(places: number | null = null) {
  const event = await events.event({ approval: 'BY_APPROVAL', places });
  const ticketTypeId = event.ticketTypeIds[0]!;
  const { wallet, walletToken } = await register(events, aRegistration(ticketTypeId));
  return { organiser: person('ORGANISER', event.id), id: wallet.registrationId, ticketTypeId, walletToken };
}
const decide = async (operation: string, input: object, actor: ReturnType<typeof person>) =>
  (await events.api.graphql<{ result: object }>(operation, { input }, actingAs(actor))).data.result;

describe('approveRegistration', () => {
  it('confirms, gives a ticket and mails it; then it is decided', async () => {
    const { organiser, id } = await awaiting();
    expect(await decide(APPROVE, { registrationId: id }, organiser)).toMatchObject({
      registration: {
        status: 'CONFIRMED',
        version: 2,
        decidedAt: expect.any(String),
        ticket: { status: 'VALID', code: expect.stringMatching(/^PH1:/) },
        mails: [{ template: 'ticket-issued' }, { template: 'registration-received' }],
      },
    });
    expect(await decide(APPROVE, { registrationId: id }, organiser)).toEqual({
      __typename: 'NotAwaitingApproval',
      status: 'CONFIRMED',
    });
  });

  it('is refused when no place is left, and the registration goes on waiting', async () => {
    const { organiser, id, ticketTypeId } = await awaiting(1);
    const other = await register(events, aRegistration(ticketTypeId));
    await decide(APPROVE, { registrationId: other.wallet.registrationId }, organiser);
    expect(await decide(APPROVE, { registrationId: id }, organiser)).toEqual({
      __typename: 'SoldOut',
      ticketTypeId,
      waitlistPosition: null,
    });
    expect(await events.rows('select status, version from registrations where id = $1', [id])).toEqual([
      { status: 'AWAITING_APPROVAL', version: 1 },
    ]);
    expect(await events.count('tickets where registration_id = $1', [id])).toBe(0);
  });
});

describe('rejectRegistration', () => {
  it('turns down with a reason that the holder reads, in wallet and mail', async () => {
    const { organiser, id, walletToken } = await awaiting();
    const reason = 'Gian hàng đã đủ lĩnh vực này.';
    expect(await decide(REJECT, { registrationId: id, reason }, organiser)).toMatchObject({
      registration: {
        status: 'REJECTED',
        decisionReason: reason,
        ticket: null,
        mails: [{ template: 'registration-rejected' }, {}],
      },
    });
    const { data } = await events.api.graphql(
      `query ($token: String!) { wallet(token: $token) { status decisionReason ticket { id } } }`,
      { token: walletToken },
    );
    expect(data).toEqual({ wallet: { status: 'REJECTED', decisionReason: reason, ticket: null } });
    expect(await decide(REJECT, { registrationId: id, reason }, organiser)).toEqual({
      __typename: 'NotAwaitingApproval',
      status: 'REJECTED',
    });
  });

  it.each([
    ['', 'required'],
    ['x'.repeat(501), 'too_long'],
  ])('asks for a reason that can be read: %j', async (reason, code) => {
    const { organiser, id } = await awaiting();
    expect(await decide(REJECT, { registrationId: id, reason }, organiser)).toEqual({
      __typename: 'InvalidInput',
      problems: [{ field: 'reason', code }],
    });
  });

  it('lets the person register again', async () => {
    const { organiser, ticketTypeId } = await awaiting();
    const form = aRegistration(ticketTypeId);
    await register(events, form);
    await decide(REJECT, { registrationId: form.id, reason: 'Thiếu hồ sơ' }, organiser);
    expect(await register(events, { ...form, id: newId() })).toMatchObject({ __typename: 'Registered' });
  });
});

it('approving and rejecting at the same moment does one of the two', async () => {
  const { organiser, id } = await awaiting();
  const results = (await Promise.all([
    decide(APPROVE, { registrationId: id }, organiser),
    decide(REJECT, { registrationId: id, reason: 'Thử' }, organiser),
  ])) as { __typename: string }[];
  expect(results.map(({ __typename }) => __typename).sort()).toEqual(['NotAwaitingApproval', 'RegistrationDecided']);
});

it('every decision stands in a chain that verifies', async () => {
  const { organiser, id } = await awaiting();
  await decide(APPROVE, { registrationId: id }, organiser);
  const { data } = await events.api.graphql<{ verifyAuditChain: object }>(
    `query ($id: ID!) { verifyAuditChain(aggregateType: "registration", aggregateId: $id) { intact entries } }`,
    { id },
    actingAs(organiser),
  );
  expect(data.verifyAuditChain).toEqual({ intact: true, entries: 2 });
});

it('is for who may decide in that event', async () => {
  const { id } = await awaiting();
  for (const actor of [person('ORGANISER', newId()), person('AUDITOR'), person('STEWARD')]) {
    const { errors } = await events.api.graphql(APPROVE, { input: { registrationId: id } }, actingAs(actor));
    expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  }
  const unverified = { ...person('ADMINISTRATOR'), secondFactorVerified: false };
  const { errors } = await events.api.graphql(APPROVE, { input: { registrationId: id } }, actingAs(unverified));
  expect(errors?.[0]?.extensions.code).toBe('SECOND_FACTOR_REQUIRED');
});
