import { GiveRole } from '@pho-hien/identity-api';
import { inOrganisation, newId, type PersonActor } from '@pho-hien/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callerOf, OrganisationsApi } from '../testing/organisations-api.ts';
import { CompareOrganisation } from './compare-organisation.ts';
import { MergeFollowers } from './merge-followers.ts';

let api: OrganisationsApi;
let organiser: PersonActor;
beforeAll(async () => {
  api = await OrganisationsApi.start();
  organiser = await api.person('Tổ chức', 'ORGANISER');
});
afterAll(() => api.api.close());

const SIMILAR = `query ($input: SimilarOrganisationsInput!) { similarOrganisations(input: $input) { id name commune { name } sameTaxCode } }`;
const PAIRS = '{ organisationPairs { id first { id } second { id } sameTaxCode similarity } }';
const APART = 'mutation ($input: TellApartInput!) { tellOrganisationsApart(input: $input) { pairId } }';
const MERGE = `mutation ($input: MergeOrganisationsInput!) { mergeOrganisations(input: $input) { __typename
  ... on OrganisationsMerged { survivor { id } } ... on AlreadyMerged { mergedIntoId } ... on InvalidInput { problems { field code } } } }`;
const MERGES = '{ organisationMerges { merged { id name } survivor { id } mergedBy reason peopleMoved } }';

const compare = (organisationId: string) => api.api.app.get(CompareOrganisation).run({ organisationId });
const merge = (mergedId: string, survivorId: string, more = {}, actor = organiser) =>
  api.ask<{ __typename: string; problems?: object[] }>(actor, MERGE, {
    input: { mergedId, survivorId, ownersStayOwners: false, reason: 'Cùng một doanh nghiệp', ...more },
  });
type Pair = { id: string; first: { id: string }; second: { id: string }; sameTaxCode: boolean };
const pairsOf = async (...ids: string[]) =>
  (await api.ask<Pair[]>(organiser, PAIRS)).filter(
    ({ first, second }) => ids.includes(first.id) || ids.includes(second.id),
  );

describe('an organisation that is here already', () => {
  it('is suggested by name, whatever its legal form, and by tax code; no more than name and commune is told', async () => {
    const id = await api.organisation(await api.person(), {
      name: 'Công ty TNHH Sen Hồng Ecopark',
      taxCode: '0101243150',
      communeCode: '11953',
    });
    const asker = await api.person();
    const ask = (input: object) => api.ask(asker, SIMILAR, { input });
    const told = { id, name: 'Công ty TNHH Sen Hồng Ecopark', commune: { name: 'Phố Hiến' } };
    expect(await ask({ name: 'sen hong ecopark jsc' })).toEqual([{ ...told, sameTaxCode: false }]);
    expect(await ask({ name: 'Tên khác hẳn', taxCode: '0101 243 150' })).toEqual([{ ...told, sameTaxCode: true }]);
    expect(await ask({ name: 'sen hong ecopark', but: id })).toEqual([]);
    expect(await ask({ name: 'Bánh gai Hải Dương' })).toEqual([]);
  });

  it('is shown to organisers as a pair, until they say that they are two', async () => {
    const lan = await api.person();
    const first = await api.organisation(lan, { name: 'Mật ong Hoa Nhãn' });
    const second = await api.organisation(lan, { name: 'HTX Mật Ong Hoa Nhãn' });
    await Promise.all([compare(first), compare(second)]);
    const [pair, ...others] = await pairsOf(first);
    expect(others).toEqual([]);
    expect(pair).toMatchObject({ similarity: 100, sameTaxCode: false });
    expect(await api.ask(lan, PAIRS)).toBe('NOT_FOUND');
    expect(await api.ask(organiser, APART, { input: { pairId: pair!.id } })).toEqual({ pairId: pair!.id });
    await compare(first);
    expect(await pairsOf(first)).toEqual([]);
    expect(await api.ask(organiser, APART, { input: { pairId: pair!.id } })).toBe('NOT_FOUND');
  });
});

describe('merging', () => {
  it('takes people and invitations along, keeps the merged one readable, and loses nothing', async () => {
    const [lan, minh, hoa] = [await api.person('Lan'), await api.person('Minh'), await api.person('Hoa')];
    const merged = await api.organisation(lan, { name: 'Rượu Trương Xá cũ', taxCode: '0102859048' });
    const survivor = await api.organisation(minh, { name: 'Rượu Trương Xá' });
    await api.api.database.transaction((tx) =>
      api.api.app.get(GiveRole).run(tx, callerOf(minh), {
        userId: minh.userId,
        role: 'STARTUP_MEMBER',
        scope: inOrganisation(merged),
        grantedBy: null,
      }),
    );
    const owner = await api.as(lan, merged);
    const INVITE = 'mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { __typename } }';
    await api.ask(owner, INVITE, {
      input: { organisationId: merged, email: 'cho@congty.example', role: 'STARTUP_OWNER', locale: 'vi' },
    });
    const ASK = 'mutation ($input: AskToJoinInput!) { askToJoin(input: $input) { __typename } }';
    await api.ask(hoa, ASK, { input: { organisationId: merged } });
    await compare(survivor);
    expect(await pairsOf(merged)).toHaveLength(1);

    expect(await merge(merged, survivor)).toMatchObject({ __typename: 'OrganisationsMerged' });
    expect(await api.people(merged)).toEqual([]);
    expect(await api.people(survivor)).toMatchObject([
      { userId: minh.userId, role: 'STARTUP_OWNER' },
      { userId: lan.userId, role: 'STARTUP_MEMBER' },
    ]);
    const people = 'people { invitations { email role } joinRequests { name } }';
    const READ = `query ($id: ID!) { organisation(id: $id) { name taxCode mergedIntoId ${people} } }`;
    const minhNow = await api.as(minh, survivor);
    expect(await api.ask(minhNow, READ, { id: survivor })).toMatchObject({
      people: {
        invitations: [{ email: 'cho@congty.example', role: 'STARTUP_MEMBER' }],
        joinRequests: [{ name: 'Hoa' }],
      },
    });
    // The alias is read by the same people, as it was; and leads on.
    expect(await api.ask(minhNow, READ, { id: merged })).toMatchObject({
      name: 'Rượu Trương Xá cũ',
      taxCode: '0102859048',
      mergedIntoId: survivor,
    });
    // Newest first: other merges of this file may stand behind it.
    const [newest] = (await api.ask(organiser, MERGES)) as object[];
    expect(newest).toMatchObject({
      merged: { id: merged },
      survivor: { id: survivor },
      reason: 'Cùng một doanh nghiệp',
      peopleMoved: 1,
    });
    expect(await pairsOf(merged)).toEqual([]);
    expect(
      await api.rows("select data from pgboss.job where name = 'organisation.merged' and data->>'mergedId' = ?", [
        merged,
      ]),
    ).toEqual([{ data: { mergedId: merged, survivorId: survivor } }]);
    const SEARCH = '{ organisations(filter: { search: "truong xa cu" }) { edges { node { id } } } }';
    expect(await api.ask(organiser, SEARCH)).toEqual({ edges: [{ node: { id: survivor } }] });
    expect(
      await api.rows(
        'select action from audit_entries where aggregate_id in (?, ?) and reason is not null order by action',
        [merged, survivor],
      ),
    ).toEqual([{ action: 'organisation.merged' }, { action: 'organisation.took_in' }]);
  });

  it('refuses itself, another sort, no reason, and whoever may not', async () => {
    const lan = await api.person();
    const [team, school] = [await api.organisation(lan), await api.organisation(lan, { kind: 'SCHOOL' })];
    expect((await merge(team, team)).problems).toEqual([{ field: 'survivorId', code: 'duplicate' }]);
    expect((await merge(team, school)).problems).toEqual([{ field: 'survivorId', code: 'not_allowed' }]);
    expect((await merge(team, school, { reason: ' ' })).problems).toEqual([{ field: 'reason', code: 'required' }]);
    expect(await merge(team, newId())).toBe('NOT_FOUND');
    expect(await merge(team, school, {}, await api.as(lan, team))).toBe('NOT_FOUND');
  });

  it('both ways at once, and a chain of them, ends in one that stands', async () => {
    const lan = await api.person();
    const ids = [await api.organisation(lan), await api.organisation(lan), await api.organisation(lan)] as const;
    const [a, b, c] = ids;
    const both = await Promise.all([merge(a, b), merge(b, a)]);
    expect(both.map(({ __typename }) => __typename).sort()).toEqual(['AlreadyMerged', 'OrganisationsMerged']);
    const [alive] = (
      await api.rows<{ id: string }>('select id from organisations where id in (?, ?) and merged_into_id is null', [
        a,
        b,
      ])
    ).map(({ id }) => id);
    expect(await merge(alive!, c, { ownersStayOwners: true })).toMatchObject({ __typename: 'OrganisationsMerged' });
    expect(await api.rows('select merged_into_id from organisations where id in (?, ?)', [a, b])).toEqual([
      { merged_into_id: c },
      { merged_into_id: c },
    ]);
    expect(await api.people(c)).toMatchObject([{ userId: lan.userId, role: 'STARTUP_OWNER' }]);
  });

  it('is final: the database lets nobody change an alias or join it', async () => {
    const [lan, minh] = [await api.person(), await api.person()];
    const [a, b, c] = [await api.organisation(lan), await api.organisation(lan), await api.organisation(lan)];
    await merge(a, b);
    const run = (sql: string, values: unknown[]) => api.api.database.transaction((tx) => tx.execute(sql, values));
    await expect(run("update organisations set name = 'x' where id = ?", [a])).rejects.toThrow('does not change');
    await expect(
      run('update organisations set merged_into_id = null, merged_at = null where id = ?', [a]),
    ).rejects.toThrow('does not change');
    await expect(
      run('update organisations set merged_into_id = ?, merged_at = now() where id = ?', [a, c]),
    ).rejects.toThrow('into one that stands');
    const join = () =>
      api.api.database.transaction((tx) =>
        api.api.app.get(GiveRole).run(tx, callerOf(minh), {
          userId: minh.userId,
          role: 'STARTUP_MEMBER',
          scope: inOrganisation(a),
          grantedBy: null,
        }),
      );
    await expect(join()).rejects.toThrow('merged meanwhile');
  });

  it('is followed by other contexts, in a transaction of the job', async () => {
    const seen: object[] = [];
    const followers = api.api.app.get(MergeFollowers);
    followers.register(async (_tx, merged) => void seen.push(merged));
    const told = { mergedId: newId(), survivorId: newId() };
    await api.api.database.transaction((tx) => followers.follow(tx, told));
    expect(seen).toEqual([told]);
  });
});
