import { Global, Module } from '@nestjs/common';
import { AuditModule, auditPersistence } from '@pho-hien/audit-api';
import { newId, type PersonActor } from '@pho-hien/kernel';
import { Authorizer, platformPersistence, ScopeTracers } from '@pho-hien/platform';
import { actingAs, startTestApi, type TestApi, TestActorsModule } from '@pho-hien/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LoadReference } from './loading/load-reference.ts';
import { referencePersistence } from './persistence.ts';
import { ReferenceModule } from './reference.module.ts';

const ADMINISTRATOR: PersonActor = {
  ...{ kind: 'person', userId: newId(), email: 'quan-tri@tinh.example', name: 'Quản Trị' },
  ...{ sessionId: newId(), secondFactorVerified: true, grants: [] },
};

/** Identity stands above this context: only the administrator may do more than what is public. */
@Global()
@Module({
  providers: [
    {
      provide: Authorizer,
      useValue: {
        decide: (actor) => (actor.kind === 'person' && actor.userId === ADMINISTRATOR.userId ? 'allowed' : 'denied'),
      } satisfies Authorizer,
    },
  ],
  exports: [Authorizer],
})
class AdministratorModule {
  constructor(tracers: ScopeTracers) {
    // There is no event here that the log could be asked about.
    tracers.register('event', () => Promise.resolve(null));
  }
}

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({
    contexts: [platformPersistence, auditPersistence, referencePersistence],
    modules: [AdministratorModule, TestActorsModule, AuditModule, ReferenceModule],
  });
});
afterAll(() => api.close());

const ask = async <Data>(query: string) => (await api.graphql<Data>(query)).data;

describe('reference data', () => {
  it('is there after the first start, with its citation', async () => {
    const { communes, agencies, eligibilityRules } = await ask<{
      communes: { code: string; citation: string }[];
      agencies: { code: string; isGroup: boolean }[];
      eligibilityRules: { id: string; article: string }[];
    }>('{ communes { code citation } agencies { code isGroup } eligibilityRules { id article } }');
    expect(communes).toHaveLength(104);
    expect(communes[0]!.citation).toContain('1666/NQ-UBTVQH15');
    expect(agencies).toHaveLength(38);
    expect(agencies.filter(({ isGroup }) => isGroup)).toHaveLength(9);
    expect(eligibilityRules.map(({ id, article }) => `${id} ${article}`)).toEqual([
      'II-1-r1 II.1',
      'II-1-r2 II.1',
      'II-1-r3 II.1',
      'II-2-r0 II.2',
      'II-2-a II.2.a',
      'II-2-b II.2.b',
    ]);
  });

  it('is found without diacritics, and by what an agency became', async () => {
    const { communes } = await ask<{ communes: { name: string }[] }>('{ communes(search: "KHOAI chau") { name } }');
    expect(communes).toEqual([{ name: 'Khoái Châu' }]);
    const { agencies } = await ask<{ agencies: object[] }>(
      '{ agencies(search: "ke hoach va dau tu") { code successorName successorConfidence } }',
    );
    expect(agencies).toEqual([
      { code: 'so_khdt', successorName: 'Sở Tài chính', successorConfidence: 'FOUND_IN_SOURCE' },
    ]);
    expect((await ask<{ communes: object[] }>('{ communes(search: "%") { name } }')).communes).toEqual([]);
  });

  it('loaded again leaves what an administrator changed, and brings what is missing', async () => {
    await api.database.transaction(async (tx) => {
      await tx.execute("update communes set name_en = 'Changed' where code = '11953'");
      await tx.execute("delete from agencies where code = 'so_ct'");
      await tx.execute("update reference_loads set digest = 'old'");
    });
    const load = api.app.get(LoadReference);
    await Promise.all([load.run(), load.run(), load.run()]);
    const { communes, agencies } = await ask<{ communes: { nameEn: string }[]; agencies: object[] }>(
      '{ communes(search: "pho hien") { nameEn } agencies { code } }',
    );
    expect(communes).toEqual([{ nameEn: 'Changed' }]);
    expect(agencies).toHaveLength(38);
  });
});

interface NormAnswered {
  id: string;
  key: string;
  value: string | null;
  scope: string;
  from: string | null;
  to: string | null;
  standing: string;
  localLevelRequired: boolean;
  verifiedAt: string | null;
}
const RECORD = `mutation ($input: RecordNormInput!) {
  recordNorm(input: $input) { __typename ... on NormSaved { id } ... on InvalidInput { problems { field code } } }
}`;
const VERIFY = `mutation ($input: VerifyNormInput!) {
  verifyNorm(input: $input) { __typename ... on InvalidInput { problems { field code } } }
}`;

describe('norms', () => {
  const norms = async (key: string) =>
    (
      await ask<{ norms: NormAnswered[] }>(
        '{ norms { id key value scope from to standing localLevelRequired verifiedAt } }',
      )
    ).norms.filter((norm) => norm.key === key);
  const act = async (query: string, input: object, actor = ADMINISTRATOR) =>
    Object.values((await api.graphql<object>(query, { input }, actingAs(actor))).data ?? {})[0] as {
      __typename: string;
      id?: string;
      problems?: object[];
    };
  const level = (changes: object) => ({
    ...{ key: 'travel.per_diem', scope: 'PROVINCIAL_LEVEL', value: '250000', from: '2026-01-01' },
    ...{ citation: 'Nghị quyết của Hội đồng nhân dân tỉnh', standing: 'SECONDARY' },
    ...changes,
  });

  it('are there with what is known of them, and say where the province has to set a level', async () => {
    const national = (await norms('travel.per_diem')).filter(({ scope }) => scope === 'NATIONAL_CEILING');
    expect(national).toMatchObject([
      { value: '300000', from: '2025-05-04', to: null, standing: 'SECONDARY', localLevelRequired: false },
      { value: '200000', from: '2017-07-01', to: '2025-05-03' },
    ]);
    expect(await norms('festival.booth_support_max')).toMatchObject([{ value: '10000000', localLevelRequired: true }]);
    expect(await norms('travel.lodging.zone1_lump')).toMatchObject([{ value: null, standing: 'UNKNOWN' }, {}]);
  });

  it('follow each other without a gap or an overlap, also where two are entered at once', async () => {
    const entered = await Promise.all(
      ['2026-01-01', '2026-07-01', '2026-04-01'].map((from) => act(RECORD, level({ from }))),
    );
    expect(entered.map(({ __typename }) => __typename)).toEqual(['NormSaved', 'NormSaved', 'NormSaved']);
    const periods = async () =>
      (await norms('travel.per_diem'))
        .filter(({ scope }) => scope === 'PROVINCIAL_LEVEL')
        .map(({ from, to, value }) => [from, to, value]);
    expect(await periods()).toEqual([
      ['2026-07-01', null, '250000'],
      ['2026-04-01', '2026-06-30', '250000'],
      ['2026-01-01', '2026-03-31', '250000'],
    ]);
    await act(RECORD, level({ from: '2026-04-01', value: '260000' }));
    expect((await periods())[1]).toEqual(['2026-04-01', '2026-06-30', '260000']);
    const overlapping = `insert into norms (id, key, scope, unit, citation, valid_from, standing, local_level_required, entered_at)
      values (gen_random_uuid(), 'travel.per_diem', 'PROVINCIAL_LEVEL', 'VND/day', 'x', '2026-02-01', 'TEXT', false, now())`;
    await expect(api.database.transaction((tx) => tx.execute(overlapping))).rejects.toThrow('norms_one_in_force');
  });

  it('are compared with the text once, by who may, where there is something to compare', async () => {
    const [norm] = await norms('travel.per_diem_sea_island');
    expect(norm!.verifiedAt).toBeNull();
    expect(await act(VERIFY, { id: norm!.id }, { ...ADMINISTRATOR, userId: newId() })).toBeUndefined();
    expect((await act(VERIFY, { id: norm!.id })).__typename).toBe('NormSaved');
    expect((await act(VERIFY, { id: norm!.id })).__typename).toBe('NormSaved');
    expect((await norms('travel.per_diem_sea_island'))[0]!.verifiedAt).not.toBeNull();
    const [unknown] = await norms('travel.lodging.zone1_lump');
    expect(await act(VERIFY, { id: unknown!.id })).toMatchObject({ problems: [{ field: 'id', code: 'not_allowed' }] });
    expect(await act(VERIFY, { id: 'x' })).toMatchObject({ problems: [{ field: 'id', code: 'unknown_value' }] });
  });

  it('are entered only as their unit asks, and only where something asks about them', async () => {
    expect(await act(RECORD, level({ value: '250.000', citation: '' }))).toMatchObject({
      problems: [
        { field: 'value', code: 'not_a_number' },
        { field: 'citation', code: 'too_short' },
      ],
    });
    expect(await act(RECORD, level({ key: 'travel.nothing' }))).toMatchObject({
      problems: [{ field: 'key', code: 'unknown_value' }],
    });
    expect(await act(RECORD, level({}), { ...ADMINISTRATOR, userId: newId() })).toBeUndefined();
  });
});
