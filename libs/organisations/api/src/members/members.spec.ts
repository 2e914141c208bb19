import { newId, type PersonActor, type Role } from '@pho-hien/kernel';
import { GiveRole, TakeRole } from '@pho-hien/identity-api';
import { inOrganisation } from '@pho-hien/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callerOf, OrganisationsApi } from '../testing/organisations-api.ts';

let api: OrganisationsApi;
beforeAll(async () => {
  api = await OrganisationsApi.start();
});
afterAll(() => api.api.close());

const OUTCOME = '__typename ... on InvalidInput { problems { field code } } ... on LastOwner { organisationId }';
const INVITE = `mutation ($input: InviteMemberInput!) { inviteMember(input: $input) {
  __typename ... on MemberInvited { email } ... on InvalidInput { problems { field code } } } }`;
const REMOVE = `mutation ($input: RemoveMemberInput!) { removeMember(input: $input) { ${OUTCOME} } }`;
const CHANGE = `mutation ($input: ChangeMemberRoleInput!) { changeMemberRole(input: $input) { ${OUTCOME} } }`;
const ASK = `mutation ($input: AskToJoinInput!) { askToJoin(input: $input) { ${OUTCOME} } }`;
const ANSWER = `mutation ($input: AnswerJoinRequestInput!) { answerJoinRequest(input: $input) { ${OUTCOME} } }`;
const PEOPLE = `query ($id: ID!) { organisation(id: $id) { people {
  members { userId name role } invitations { id email } joinRequests { id name } } } }`;

const tokenFor = async (email: string) => {
  const [mail] = await api.rows<{ data: { acceptUrl: string } }>(
    "select data from mails where recipient = ? and template = 'organisation-invitation' order by id desc limit 1",
    [email],
  );
  return mail!.data.acceptUrl.split('/').at(-1)!;
};
const take = (token: string, name: string) =>
  api.api.database.transaction((tx) =>
    api.api.app.get(TakeRole).run(tx, { actor: { kind: 'anonymous' }, requestId: newId(), locale: 'vi' }, token, name),
  );
const give = (person: PersonActor, organisationId: string, role: Role) =>
  api.api.database.transaction((tx) =>
    api.api.app.get(GiveRole).run(tx, callerOf(person), {
      userId: person.userId,
      role,
      scope: inOrganisation(organisationId),
      grantedBy: null,
    }),
  );
const answersTo = ({ email }: PersonActor) =>
  api.rows('select template, locale from mails where recipient = ? order by id', [email]);
const rolesIn = async (id: string) => (await api.people(id)).map(({ role }) => role);

describe('people of an organisation', () => {
  it('have the invitation sent again, with a link that replaces the first', async () => {
    const lan = await api.person();
    const id = await api.organisation(lan, { name: 'Tương Bần Yên Nhân' });
    const owner = await api.as(lan, id);
    const email = 'gui-lai@congty.example';
    const invite = () =>
      api.ask(owner, INVITE, { input: { organisationId: id, email, role: 'STARTUP_MEMBER', locale: 'vi' } });
    await invite();
    const first = await tokenFor(email);
    await invite();
    const second = await tokenFor(email);
    expect(second).not.toBe(first);
    await expect(take(first, 'Trần Văn Minh')).rejects.toThrow();
    expect(await api.ask(owner, PEOPLE, { id })).toMatchObject({ people: { invitations: [{ email }] } });
    expect(await api.rows('select id from mails where recipient = ?', [email])).toHaveLength(2);
  });

  it('join by an invitation in the mail, in the role that it names', async () => {
    const lan = await api.person();
    const id = await api.organisation(lan, { name: 'Nhãn Lồng Phố Hiến' });
    const owner = await api.as(lan, id);
    const email = 'ban-moi@congty.example';
    const input = { organisationId: id, email, role: 'STARTUP_MEMBER', locale: 'vi' };
    expect(await api.ask(owner, INVITE, { input })).toEqual({ __typename: 'MemberInvited', email });
    expect(await api.ask(owner, PEOPLE, { id })).toMatchObject({ people: { invitations: [{ email }] } });

    const { userId } = await take(await tokenFor(email), 'Trần Văn Minh');
    expect(await api.people(id)).toMatchObject([
      { userId: lan.userId, role: 'STARTUP_OWNER' },
      { userId, name: 'Trần Văn Minh', role: 'STARTUP_MEMBER' },
    ]);
    expect(await api.ask(owner, INVITE, { input })).toMatchObject({
      problems: [{ field: 'email', code: 'duplicate' }],
    });
    expect(await api.ask(owner, INVITE, { input: { ...input, email: 'x' } })).toMatchObject({
      problems: [{ field: 'email', code: 'not_an_email' }],
    });
    expect(
      await api.ask(owner, INVITE, { input: { ...input, email: 'a@b.example', role: 'COORDINATOR' } }),
    ).toMatchObject({ problems: [{ field: 'role', code: 'not_allowed' }] });

    // A member sees who is there, invites nobody, and gives no other role of the house either.
    const minh = await api.as({ ...lan, userId, grants: [] }, id);
    expect(await api.ask(minh, INVITE, { input })).toBe('NOT_FOUND');
    expect(await api.ask(minh, REMOVE, { input: { organisationId: id, userId: lan.userId } })).toBe('NOT_FOUND');
    expect(await api.ask(minh, PEOPLE, { id })).toMatchObject({ people: { invitations: [], joinRequests: [] } });
  });

  it('go, but the last who answers for it stays', async () => {
    const lan = await api.person();
    const id = await api.organisation(lan);
    const owner = await api.as(lan, id);
    const leave = { organisationId: id, userId: lan.userId };
    expect(await api.ask(owner, REMOVE, { input: leave })).toEqual({ __typename: 'LastOwner', organisationId: id });
    const change = { ...leave, role: 'STARTUP_MEMBER' };
    expect(await api.ask(owner, CHANGE, { input: change })).toMatchObject({ __typename: 'LastOwner' });

    const minh = await api.person('Trần Văn Minh');
    await give(minh, id, 'STARTUP_MEMBER');
    const promote = { organisationId: id, userId: minh.userId, role: 'STARTUP_OWNER' };
    expect(await api.ask(owner, CHANGE, { input: promote })).toEqual({ __typename: 'PeopleChanged' });
    expect(await rolesIn(id)).toEqual(['STARTUP_OWNER', 'STARTUP_OWNER']);
    expect(await api.ask(owner, REMOVE, { input: leave })).toEqual({ __typename: 'PeopleChanged' });
    expect(await rolesIn(id)).toEqual(['STARTUP_OWNER']);
  });

  it('two owners who leave at the same moment: one stays', async () => {
    const [lan, minh] = [await api.person(), await api.person()];
    const id = await api.organisation(lan);
    await give(minh, id, 'STARTUP_OWNER');
    const outcomes = await Promise.all(
      [lan, minh].map(async (person) =>
        api.ask<{ __typename: string }>(await api.as(person, id), REMOVE, {
          input: { organisationId: id, userId: person.userId },
        }),
      ),
    );
    expect(outcomes.map(({ __typename }) => __typename).sort()).toEqual(['LastOwner', 'PeopleChanged']);
  });

  it('the database keeps somebody, whoever asks it', async () => {
    const [lan, minh] = [await api.person(), await api.person()];
    const id = await api.organisation(lan);
    await give(minh, id, 'STARTUP_OWNER');
    const end = (person: PersonActor) =>
      api.api.database.transaction((tx) =>
        tx.execute(
          "update role_grants set revoked_at = now(), revoked_reason = 'x' where organisation_id = ? and user_id = ?",
          [id, person.userId],
        ),
      );
    // Neither sees that the other goes; the guard makes the second look once more.
    const results = await Promise.allSettled([end(lan), end(minh)]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await rolesIn(id)).toEqual(['STARTUP_OWNER']);
  });

  it('are asked by who found the organisation here already, and answer', async () => {
    const [lan, minh] = [await api.person(), await api.person('Trần Văn Minh')];
    const id = await api.organisation(lan);
    const ask = { input: { organisationId: id } };
    expect(await api.ask(minh, ASK, ask)).toEqual({ __typename: 'PeopleChanged' });
    expect(await api.ask(minh, ASK, ask)).toEqual({ __typename: 'PeopleChanged' });
    expect(
      await api.rows(
        "select recipient, data->>'askerName' as asker from mails where template = 'join-request' and recipient = ?",
        [lan.email],
      ),
    ).toEqual([{ recipient: lan.email, asker: 'Trần Văn Minh' }]);
    const owner = await api.as(lan, id);
    const { people } = await api.ask<{ people: { joinRequests: { id: string }[] } }>(owner, PEOPLE, { id });
    expect(people.joinRequests).toMatchObject([{ name: 'Trần Văn Minh' }]);
    const input = { organisationId: id, requestId: people.joinRequests[0]!.id, accept: true };
    expect(await api.ask(minh, ANSWER, { input })).toBe('NOT_FOUND');
    expect(await api.ask(owner, ANSWER, { input })).toEqual({ __typename: 'PeopleChanged' });
    expect(await api.ask(owner, ANSWER, { input })).toBe('NOT_FOUND');
    expect(await answersTo(minh)).toEqual([{ template: 'join-accepted', locale: 'vi' }]);
    const LED = 'query ($id: ID!) { organisation(id: $id) { people { led } } }';
    expect(await api.ask(await api.as(minh, id), LED, { id })).toEqual({ people: { led: false } });
    expect(await rolesIn(id)).toEqual(['STARTUP_OWNER', 'STARTUP_MEMBER']);
    expect(await api.ask(await api.as(minh, id), ASK, ask)).toMatchObject({ problems: [{ code: 'duplicate' }] });
  });

  it('hear once more of who still waits after half a day, and is answered the same', async () => {
    const [lan, minh] = [await api.person(), await api.person('Trần Văn Minh')];
    const id = await api.organisation(lan);
    const ask = () => api.ask(minh, ASK, { input: { organisationId: id } });
    const mails = () => api.rows("select id from mails where template = 'join-request' and recipient = ?", [lan.email]);
    await ask();
    await api.rows("update organisation_join_requests set asked_at = asked_at - interval '13 hours' returning id", []);
    const both = await Promise.all([ask(), ask()]);
    expect(both).toEqual([{ __typename: 'PeopleChanged' }, { __typename: 'PeopleChanged' }]);
    expect(await mails()).toHaveLength(2);
    await ask();
    expect(await mails()).toHaveLength(2);
  });

  it('who is not taken in hears it too', async () => {
    const [lan, minh] = [await api.person(), await api.person()];
    const id = await api.organisation(lan);
    await api.ask(minh, ASK, { input: { organisationId: id } });
    const owner = await api.as(lan, id);
    const { people } = await api.ask<{ people: { joinRequests: { id: string }[] } }>(owner, PEOPLE, { id });
    const input = { organisationId: id, requestId: people.joinRequests[0]!.id, accept: false };
    expect(await api.ask(owner, ANSWER, { input })).toEqual({ __typename: 'PeopleChanged' });
    expect(await answersTo(minh)).toEqual([{ template: 'join-declined', locale: 'vi' }]);
    expect(await rolesIn(id)).toEqual(['STARTUP_OWNER']);
  });
});
