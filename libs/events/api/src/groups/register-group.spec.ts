import { ANONYMOUS } from '@pho-hien/kernel';
import { actingAs } from '@pho-hien/platform/testing';
import { Jobs } from '@pho-hien/platform';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CancelByWallet } from '../changes/cancel-by-wallet.ts';
import { OfferTransfer } from '../changes/offer-transfer.ts';
import { LinkTokens } from '../changes/link-tokens.ts';
import { PublishForm } from '../forms/publish-form.ts';
import { Register } from '../registrations/register.ts';
import { WalletTokens } from '../registrations/wallet-tokens.ts';
import { eventsSql } from '../sql.ts';
import { callerOf, EventsApi } from '../testing/events-api.ts';
import { aFormField } from '../testing/form-fields.ts';
import { aChild, aGroup, anAdult, anOrganisation } from '../testing/groups.ts';
import { aRegistration } from '../testing/inputs.ts';
import { TestClock } from '../testing/test-clock.ts';
import { placesOutOfStep } from '../waitlist/places-out-of-step.ts';
import { AnswerAsGuardian } from './answer-as-guardian.ts';
import { AnswerEntry } from './answer-entry.ts';
import { AskAgain } from './ask-again.ts';
import { AskGroup } from './ask-group.ts';
import { GroupQueries } from './group.queries.ts';
import { RecordAuthority } from './record-authority.ts';
import { RegisterGroup } from './register-group.ts';
import { SweepConsents } from './sweep-consents.ts';
import { WithdrawGuardianConsent } from './withdraw-guardian-consent.ts';

const clock = new TestClock();
let events: EventsApi;
let school: Awaited<ReturnType<typeof anOrganisation>>;
beforeAll(async () => {
  events = await EventsApi.start({ clock });
  const { boss } = events.api.app.get(Jobs) as unknown as { boss: { offWork(name: string): Promise<void> } };
  await boss.offWork('events.ask-group');
  school = await anOrganisation(events);
});
afterAll(() => events.close());
afterEach(async () => {
  clock.reset();
  expect(await placesOutOfStep(eventsSql(events.api.database.reader))).toEqual([]);
});

const visitor = callerOf(ANONYMOUS);
const use = <T>(type: new (...args: never[]) => T): T => events.api.app.get(type as never);
const coordinator = () => callerOf(school.coordinator);

/** A group of these in a ticket type like this. */
async function entered(people: ReturnType<typeof anAdult>[], type: object = {}, change: object = {}) {
  const event = await events.event({ places: 10, ...type });
  const input = aGroup(school.id, event.ticketTypeIds[0]!, people, change);
  await use(RegisterGroup).run(coordinator(), input);
  await use(AskGroup).run(input.id);
  return { event, input, type: event.ticketTypeIds[0]!, members: await use(GroupQueries).membersOf(input.id) };
}
const stateOf = async (id: string) => {
  const [row] = await events.rows<{ state: string }>(
    `select status || ' ' || consent_state || ' ' ||
       (select count(*) from tickets where registration_id = $1 and tickets.status = 'VALID') as state
     from registrations where id = $1`,
    [id],
  );
  return row!.state;
};
const mailsAbout = (id: string) =>
  events
    .rows<{ mail: string }>(
      `select template || ' ' || recipient as mail from mails where aggregate_id = $1 order by id`,
      [id],
    )
    .then((rows) => rows.map(({ mail }) => mail));
const asGuardian = (id: string, agrees: boolean) =>
  use(AnswerAsGuardian).run(visitor, id, { agrees, textVersion: 1, locale: 'vi' });
const answer = (id: string, agrees: boolean, fullName = 'Đỗ Văn Mới') =>
  use(AnswerEntry).run(visitor, id, { agrees, fullName, textVersion: 1 });

describe('a group', () => {
  it('has its places at once, a ticket for each adult, and a mail for everybody', async () => {
    const own = anAdult({ email: school.coordinator.email });
    const { input, type, members } = await entered([own, anAdult(), aChild()], {}, { ownConsent: { textVersion: 1 } });
    const states = Object.fromEntries(
      await Promise.all(members.map(async ({ id, email }) => [email, await stateOf(id)])),
    );
    expect(Object.values(states).sort()).toEqual([
      'AWAITING_CONSENT GUARDIAN_ASKED 0',
      'CONFIRMED ASKED 1',
      'CONFIRMED GIVEN 1',
    ]);
    const mails = await Promise.all(members.map(({ id }) => mailsAbout(id)));
    expect(
      mails
        .flat()
        .map((mail) => mail.split(' ')[0])
        .sort(),
    ).toEqual(['group-entered', 'guardian-asked', 'ticket-issued']);
    expect(await events.rows('select confirmed_count, held_count from ticket_types where id = $1', [type])).toEqual([
      { confirmed_count: 2, held_count: 1 },
    ]);
    expect(
      await events.count("audit_entries where action = 'registration.submitted' and changes->>'groupId' = $1", [
        input.id,
      ]),
    ).toBe(3);
  });

  it('sent twice is one group, also at once; of somebody else it is refused', async () => {
    const event = await events.event({ places: 10 });
    const input = aGroup(school.id, event.ticketTypeIds[0]!, [anAdult(), anAdult()]);
    await Promise.all([1, 2, 3].map(() => use(RegisterGroup).run(coordinator(), input)));
    expect(await events.count('registrations where group_id = $1', [input.id])).toBe(2);
    const other = await anOrganisation(events, 'TEAM');
    const stolen = use(RegisterGroup).run(callerOf(other.coordinator), { ...input, organisationId: other.id });
    await expect(stolen).rejects.toMatchObject({ code: 'InvalidInput' });
  });

  it('is written whole or not at all', async () => {
    const event = await events.event({ places: 2 });
    const people = [anAdult(), anAdult(), aChild()];
    const input = aGroup(school.id, event.ticketTypeIds[0]!, people);
    const register = () => use(RegisterGroup).run(coordinator(), input);
    await expect(register()).rejects.toMatchObject({ code: 'NotEnoughPlaces', data: { wanted: 3, left: 2 } });
    const cut = use(RegisterGroup).run(
      coordinator(),
      { ...input, people: people.slice(0, 2) },
      {
        beside: () => Promise.reject(new Error('the process ends here')),
      },
    );
    await expect(cut).rejects.toThrow('the process ends here');
    expect(await events.count('registrations where ticket_type_id = $1', [input.ticketTypeId])).toBe(0);
    expect(await events.count('registration_groups where id = $1', [input.id])).toBe(0);
  });

  it('is not registered where each person has questions to answer, nor by an organisation that is not there', async () => {
    const event = await events.event({});
    const input = aGroup(school.id, event.ticketTypeIds[0]!, [anAdult()]);
    await use(PublishForm).run(coordinator(), input.ticketTypeId, 0, [aFormField({ required: true })]);
    const register = use(RegisterGroup).run(coordinator(), input);
    await expect(register).rejects.toMatchObject({ code: 'AsksEachPerson' });
    const { members } = await entered([anAdult()]);
    const nobody = events.rows('update registrations set organisation_id = $1 where id = $2', [
      event.id,
      members[0]!.id,
    ]);
    await expect(nobody).rejects.toThrow(/organisation_id_foreign/);
  });

  it('names who is registered already', async () => {
    const event = await events.event({});
    const known = aRegistration(event.ticketTypeIds[0]!);
    await use(Register).run(visitor, known);
    const people = [anAdult(), anAdult({ fullName: known.fullName.toUpperCase(), email: known.email })];
    const again = use(RegisterGroup).run(coordinator(), aGroup(school.id, event.ticketTypeIds[0]!, people));
    await expect(again).rejects.toMatchObject({
      data: { problems: [{ person: 1, field: 'fullName', code: 'already_registered' }] },
    });
  });

  it('races with others for the last places: none is given twice', async () => {
    const event = await events.event({ places: 6 });
    const type = event.ticketTypeIds[0]!;
    const groups = [1, 2, 3].map(() => aGroup(school.id, type, [anAdult(), anAdult(), aChild()]));
    const outcomes = await Promise.allSettled([
      ...groups.map((input) => use(RegisterGroup).run(coordinator(), input)),
      ...[1, 2].map(() => use(Register).run(visitor, aRegistration(type))),
    ]);
    const taken = await events.count("registrations where ticket_type_id = $1 and status <> 'WAITLISTED'", [type]);
    expect(taken).toBeLessThanOrEqual(6);
    expect(outcomes.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThanOrEqual(2);
  });
});

describe('an adult whom somebody else entered', () => {
  it('corrects the name, agrees, and gets the ticket; the words are kept', async () => {
    const { members } = await entered([anAdult({ fullName: 'Đỗ Van Dung' })]);
    const { id } = members[0]!;
    // The place is theirs: for somebody else it is transferred.
    await expect(answer(id, true, 'Trần Thị Khác')).rejects.toMatchObject({
      data: { problems: [{ field: 'fullName', code: 'not_allowed' }] },
    });
    await answer(id, true, ' Đỗ  Văn Đúng ');
    expect(await stateOf(id)).toBe('CONFIRMED GIVEN 1');
    const [row] = await events.rows('select full_name, search_name from registrations where id = $1', [id]);
    expect(row).toEqual({ full_name: 'Đỗ Văn Đúng', search_name: 'do van dung' });
    expect(
      await events.count("registration_consents where registration_id = $1 and text like 'Tôi đồng ý%'", [id]),
    ).toBe(1);
    expect((await mailsAbout(id)).map((mail) => mail.split(' ')[0])).toEqual(['group-entered', 'ticket-issued']);
    await expect(answer(id, true)).rejects.toMatchObject({ code: 'NothingToAnswer' });
  });

  it('declines, and the place is free', async () => {
    const { members, type } = await entered([anAdult()], { places: 1 });
    await answer(members[0]!.id, false);
    expect(await stateOf(members[0]!.id)).toBe('CANCELLED DECLINED 0');
    await use(Register).run(visitor, aRegistration(type));
  });

  it('answers through the link in their mail, and nobody else’s', async () => {
    const { members } = await entered([anAdult()]);
    const token = use(WalletTokens).of({ registrationId: members[0]!.id, walletLink: 1 });
    const ask = (token: string) =>
      events.api.graphql(
        `mutation ($token: String!) { answerEntry(input: { token: $token, agrees: true, fullName: "", textVersion: 1 }) {
          __typename ... on InvalidInput { problems { field code } } } }`,
        { token },
      );
    expect((await ask(token)).data).toEqual({
      answerEntry: { __typename: 'InvalidInput', problems: [{ field: 'fullName', code: 'required' }] },
    });
    expect((await ask(`${token}x`)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    const { data } = await events.api.graphql(
      'query ($token: String!) { wallet(token: $token) { status entry { organisationName consent minor textVersion } } }',
      { token },
    );
    expect(data).toEqual({
      wallet: {
        status: 'CONFIRMED',
        entry: { organisationName: school.name, consent: 'ASKED', minor: false, textVersion: 1 },
      },
    });
  });
});

describe('a child', () => {
  it('has a ticket once the guardian consents, however often; the words are kept', async () => {
    const { members } = await entered([aChild()]);
    const { id } = members[0]!;
    await Promise.allSettled([asGuardian(id, true), asGuardian(id, true)]);
    expect(await stateOf(id)).toBe('CONFIRMED GUARDIAN_GIVEN 1');
    expect(
      await events.count("consent_requests where registration_id = $1 and text like 'Tôi là người giám hộ%'", [id]),
    ).toBe(1);
    await expect(asGuardian(id, false)).rejects.toMatchObject({ code: 'NothingToAnswer' });
  });

  it('has none when the guardian declines, or takes the consent back', async () => {
    const { members } = await entered([aChild(), aChild()]);
    await asGuardian(members[0]!.id, false);
    await asGuardian(members[1]!.id, true);
    await use(WithdrawGuardianConsent).run(visitor, members[1]!.id);
    expect(await stateOf(members[0]!.id)).toBe('CANCELLED DECLINED 0');
    expect(await stateOf(members[1]!.id)).toBe('CANCELLED WITHDRAWN 0');
    const again = use(WithdrawGuardianConsent).run(visitor, members[1]!.id);
    await expect(again).rejects.toMatchObject({ code: 'NothingToAnswer' });
  });

  it('goes to the organisers after the guardian, where they approve', async () => {
    const { members } = await entered([aChild()], { approval: 'BY_APPROVAL' });
    await asGuardian(members[0]!.id, true);
    expect(await stateOf(members[0]!.id)).toBe('AWAITING_APPROVAL GUARDIAN_GIVEN 0');
  });

  it('is remembered to the guardian once, and lets the place go when the time is over', async () => {
    const { members } = await entered([aChild()]);
    const { id, answerBy } = members[0]!;
    clock.set(new Date(answerBy!.getTime() - 3_600_000).toISOString());
    await use(SweepConsents).run();
    await use(SweepConsents).run();
    clock.set(answerBy!.toISOString());
    await expect(asGuardian(id, true)).rejects.toMatchObject({ code: 'NothingToAnswer' });
    await use(SweepConsents).run();
    expect(await stateOf(id)).toBe('CANCELLED LAPSED 0');
    expect((await mailsAbout(id)).map((mail) => mail.split(' ')[0])).toEqual([
      'guardian-asked',
      'guardian-reminded',
      'guardian-lapsed',
    ]);
  });

  it('has a ticket by the school’s recorded authority, and by nobody else’s', async () => {
    const { members, input } = await entered([aChild(), aChild(), anAdult()]);
    expect(await use(RecordAuthority).run(coordinator(), input.id, ' QĐ 12/THPT ')).toBe(2);
    const states = await Promise.all(members.map(({ id }) => stateOf(id)));
    expect(states.sort()).toEqual([
      'CONFIRMED ASKED 1',
      'CONFIRMED SCHOOL_AUTHORITY 1',
      'CONFIRMED SCHOOL_AUTHORITY 1',
    ]);
    expect(await events.rows('select authority_reference from registration_groups where id = $1', [input.id])).toEqual([
      { authority_reference: 'QĐ 12/THPT' },
    ]);
    const team = await anOrganisation(events, 'TEAM');
    const event = await events.event({});
    const theirs = aGroup(team.id, event.ticketTypeIds[0]!, [aChild()]);
    await use(RegisterGroup).run(callerOf(team.coordinator), theirs);
    const stated = use(RecordAuthority).run(callerOf(team.coordinator), theirs.id, 'QĐ 12');
    await expect(stated).rejects.toMatchObject({ code: 'InvalidInput' });
  });

  it('keeps the ticket: it is passed on to nobody, and the database says so too', async () => {
    const { members, type } = await entered([aChild()]);
    const { id } = members[0]!;
    await asGuardian(id, true);
    await events.rows('update ticket_types set transfers_allowed = true where id = $1', [type]);
    await expect(use(OfferTransfer).run(visitor, id, 'Trần Văn Khác')).rejects.toMatchObject({
      code: 'TransferRefused',
      data: { reason: 'MINOR' },
    });
    const force = events.rows("update registrations set status = 'TRANSFERRED' where id = $1", [id]);
    await expect(force).rejects.toThrow(/registrations_minor_not_passed_on/);
  });

  it('the database itself confirms no child without consent', async () => {
    const { members } = await entered([aChild()]);
    const force = events.rows("update registrations set status = 'CONFIRMED' where id = $1", [members[0]!.id]);
    await expect(force).rejects.toThrow(/registrations_(minor_consented|awaiting_consent)/);
    const pretend = events.rows(
      "update registrations set status = 'CONFIRMED', consent_state = 'GIVEN' where id = $1",
      [members[0]!.id],
    );
    await expect(pretend).rejects.toThrow(/registrations_(minor_consented|who_consents)/);
  });

  it('is asked of the guardian through the link in their mail', async () => {
    const { members } = await entered([aChild()]);
    const token = use(LinkTokens).of('guardian', members[0]!.id);
    const { data } = await events.api.graphql(
      'query ($token: String!) { guardianRequest(token: $token) { childName organisationName consent text event { slug } } }',
      { token },
    );
    expect(data).toMatchObject({
      guardianRequest: { organisationName: school.name, consent: 'GUARDIAN_ASKED', text: null },
    });
    const answered = await events.api.graphql(
      `mutation ($token: String!) { answerAsGuardian(input: { token: $token, agrees: true, textVersion: 1, locale: en }) {
        __typename ... on GuardianAnswered { request { consent text } } } }`,
      { token },
    );
    expect(answered.data).toMatchObject({
      answerAsGuardian: { request: { consent: 'GUARDIAN_GIVEN', text: expect.stringContaining('lawful guardian') } },
    });
  });
});

describe('who entered a group', () => {
  it('sees where everybody stands, asks again after a while, and takes somebody out', async () => {
    const { input, members } = await entered([anAdult(), anAdult(), aChild()]);
    await use(CancelByWallet).run(visitor, members[2]!.id);
    const ask = () =>
      events.api.graphql(
        `query ($id: ID!) { registrationGroup(id: $id) { totals { people settled unanswered guardians gone } members { consent } } }`,
        { id: input.id },
        actingAs(school.coordinator),
      );
    expect((await ask()).data).toEqual({
      registrationGroup: {
        totals: { people: 3, settled: 0, unanswered: 1, guardians: 1, gone: 1 },
        members: [{ consent: 'GUARDIAN_ASKED' }, { consent: 'ASKED' }, { consent: 'ASKED' }],
      },
    });
    await expect(use(AskAgain).run(coordinator(), input.id)).rejects.toMatchObject({ code: 'ResentTooOften' });
    clock.set(new Date(Date.now() + 13 * 3_600_000).toISOString());
    expect(await use(AskAgain).run(coordinator(), input.id)).toBe(2);
    await use(AskGroup).run(input.id);
    expect((await mailsAbout(members[1]!.id)).map((mail) => mail.split(' ')[0])).toEqual([
      'group-entered',
      'group-entered',
    ]);
  });

  it('is alone in seeing it', async () => {
    const { input } = await entered([anAdult()]);
    const other = await anOrganisation(events, 'TEAM');
    const { errors } = await events.api.graphql(
      'query ($id: ID!) { registrationGroup(id: $id) { id } }',
      { id: input.id },
      actingAs(other.coordinator),
    );
    expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });

  it('registers a team from a form, and reads what is wrong with whom', async () => {
    const event = await events.event({ places: 10 });
    const register = (people: object[]) =>
      events.api.graphql<{ registerGroup: object }>(
        `mutation ($input: RegisterGroupInput!) { registerGroup(input: $input) { __typename
          ... on GroupHasProblems { problems { person field code other } }
          ... on GroupRegistered { group { source totals { people } } } } }`,
        {
          input: {
            id: aGroup('', '', []).id,
            organisationId: school.id,
            ticketTypeId: event.ticketTypeIds[0],
            people,
          },
        },
        actingAs(school.coordinator),
      );
    const one = anAdult();
    expect((await register([one, { ...one, email: 'sai' }])).data.registerGroup).toEqual({
      __typename: 'GroupHasProblems',
      problems: [{ person: 1, field: 'email', code: 'not_an_email', other: null }],
    });
    expect((await register([one])).data.registerGroup).toEqual({
      __typename: 'GroupRegistered',
      group: { source: 'TEAM', totals: { people: 1 } },
    });
  });
});
