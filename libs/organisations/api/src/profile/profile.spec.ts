import { newId } from '@pho-hien/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aProfile, OrganisationsApi } from '../testing/organisations-api.ts';

let api: OrganisationsApi;
beforeAll(async () => {
  api = await OrganisationsApi.start();
});
afterAll(() => api.api.close());

const FAILURES = '... on InvalidInput { problems { field code } } ... on StaleVersion { current }';
const SAVED = `__typename ... on OrganisationSaved { organisation { id version name taxCode website communeCode
  commune { fullName } eligibility(on: "2026-12-12") { answer because { article reason } assessedByPeople { article } }
  nextStep { code path } people { members { role } } } } ${FAILURES}`;
const CREATE = `mutation ($input: CreateOrganisationInput!) { createOrganisation(input: $input) { ${SAVED} } }`;
const UPDATE = `mutation ($input: UpdateOrganisationInput!) { updateOrganisation(input: $input) { ${SAVED} } }`;

describe('an organisation', () => {
  it('is made by anybody who is signed in, and is theirs', async () => {
    const lan = await api.person();
    const id = newId();
    const profile = aProfile({
      name: ' Nhãn  Lồng Phố Hiến ',
      taxCode: '0100 109 106',
      firstRegisteredOn: '2021-12-12',
      website: 'nhanlong.example',
      communeCode: '11953',
    });
    expect(await api.ask(lan, CREATE, { input: { id, profile } })).toEqual({
      __typename: 'OrganisationSaved',
      organisation: {
        id,
        version: 1,
        name: 'Nhãn Lồng Phố Hiến',
        taxCode: '0100109106',
        website: 'https://nhanlong.example',
        communeCode: '11953',
        commune: { fullName: 'Phường Phố Hiến' },
        eligibility: { answer: 'YES', because: [], assessedByPeople: [{ article: 'II.1' }] },
        nextStep: { code: 'COMPLETE_PROFILE', path: `/startups/${id}/profile` },
        people: { members: [{ role: 'STARTUP_OWNER' }] },
      },
    });
    expect(await api.rows('select action from audit_entries where aggregate_id = ?', [id])).toEqual([
      { action: 'organisation.created' },
    ]);
    // Sent twice is made once; by another it is not there.
    expect(await api.ask(lan, CREATE, { input: { id, profile } })).toMatchObject({ __typename: 'OrganisationSaved' });
    expect(await api.ask(await api.person(), CREATE, { input: { id, profile } })).toBe('NOT_FOUND');
    expect(await api.rows('select id from role_grants where organisation_id = ?', [id])).toHaveLength(1);
  });

  it('says field by field what is wrong, and writes nothing', async () => {
    const id = newId();
    const profile = aProfile({ taxCode: '123', website: 'x', communeCode: '99999', pitch: 'ă'.repeat(601) });
    expect(await api.ask(await api.person(), CREATE, { input: { id, profile } })).toEqual({
      __typename: 'InvalidInput',
      problems: [
        { field: 'taxCode', code: 'not_a_tax_code' },
        { field: 'pitch', code: 'too_long' },
        { field: 'website', code: 'not_a_website' },
      ],
    });
    expect(
      await api.ask(await api.person(), CREATE, { input: { id, profile: aProfile({ communeCode: '99999' }) } }),
    ).toMatchObject({ problems: [{ field: 'communeCode', code: 'unknown_value' }] });
    expect(await api.rows('select id from organisations where id = ?', [id])).toEqual([]);
  });

  it('is seen by its people only, and changed by one of two tabs', async () => {
    const lan = await api.person();
    const id = await api.organisation(lan);
    const READ = 'query ($id: ID!) { organisation(id: $id) { id version } }';
    expect(await api.ask(await api.person(), READ, { id })).toBe('NOT_FOUND');
    const owner = await api.as(lan, id);
    expect(await api.ask(owner, READ, { id })).toEqual({ id, version: 1 });

    const input = { id, version: 1, profile: aProfile({ name: 'Tên mới' }) };
    expect(await api.ask(await api.person(), UPDATE, { input })).toBe('NOT_FOUND');
    const both = await Promise.all([1, 2].map(() => api.ask<{ __typename: string }>(owner, UPDATE, { input })));
    expect(both.map(({ __typename }) => __typename).sort()).toEqual(['OrganisationSaved', 'StaleVersion']);
    expect(
      await api.ask(owner, UPDATE, { input: { id, version: 2, profile: aProfile({ kind: 'SCHOOL' }) } }),
    ).toMatchObject({ problems: [{ field: 'kind', code: 'not_allowed' }] });
  });

  it('that is an agency comes from the plan, once, and never for one that stands for many', async () => {
    const admin = await api.person('Quản trị', 'ADMINISTRATOR');
    const LINK = `mutation ($input: LinkAgencyInput!) { linkAgency(input: $input) { __typename
      ... on OrganisationSaved { organisation { id name kind agencyCode } } ${FAILURES} } }`;
    const link = (agencyCode: string) =>
      api.ask<{ organisation?: { id: string } }>(admin, LINK, { input: { agencyCode } });
    const first = await link('so_khdt');
    expect(first).toMatchObject({ organisation: { name: 'Sở Tài chính', kind: 'AGENCY', agencyCode: 'so_khdt' } });
    expect(await link('so_khdt')).toEqual(first);
    const AGENCIES = 'query { agencies(search: "so ke hoach va dau tu") { code successorName organisation { name } } }';
    expect(await api.ask(await api.person(), AGENCIES)).toEqual([
      { code: 'so_khdt', successorName: 'Sở Tài chính', organisation: { name: 'Sở Tài chính' } },
    ]);
    // Nobody answers for it yet: the administrator invites who will.
    const LED = 'query ($id: ID!) { organisation(id: $id) { people { led members { name } } } }';
    expect(await api.ask(admin, LED, { id: first.organisation!.id })).toEqual({ people: { led: true, members: [] } });
    expect(await link('truong')).toMatchObject({ problems: [{ field: 'agencyCode', code: 'not_allowed' }] });
    const lan = await api.person();
    expect(await api.ask(lan, LINK, { input: { agencyCode: 'so_ct' } })).toBe('NOT_FOUND');
    expect(await api.ask(lan, CREATE, { input: { id: newId(), profile: aProfile({ kind: 'AGENCY' }) } })).toMatchObject(
      { problems: [{ field: 'kind', code: 'unknown_value' }] },
    );
  });

  it('is found by organisers without diacritics, page by page', async () => {
    const lan = await api.person();
    for (const name of ['Cốm Phù Ủng', 'Cốm Phù Ủng Hai', 'Tương Bần 100%']) await api.organisation(lan, { name });
    const LIST = `query ($search: String, $after: String) { organisations(filter: { search: $search }, first: 1, after: $after) {
      edges { node { name } } pageInfo { hasNextPage endCursor } } }`;
    type Page = { edges: { node: { name: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
    const organiser = await api.person('Tổ chức', 'ORGANISER');
    const page = await api.ask<Page>(organiser, LIST, { search: 'phu  UNG com' });
    expect(page.edges.map(({ node }) => node.name)).toEqual(['Cốm Phù Ủng']);
    const next = await api.ask<Page>(organiser, LIST, { search: 'phu ung com', after: page.pageInfo.endCursor });
    expect(next).toMatchObject({ edges: [{ node: { name: 'Cốm Phù Ủng Hai' } }], pageInfo: { hasNextPage: false } });
    expect(await api.ask<Page>(organiser, LIST, { search: '100%' })).toMatchObject({
      edges: [{ node: { name: 'Tương Bần 100%' } }],
    });
    expect((await api.ask<Page>(organiser, LIST, { search: '_' })).edges).toEqual([]);
    expect(await api.ask(lan, LIST, {})).toBe('NOT_FOUND');
  });
});
