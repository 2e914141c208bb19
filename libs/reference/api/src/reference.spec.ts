import { Global, Module } from '@nestjs/common';
import { Authorizer, platformPersistence } from '@pho-hien/platform';
import { startTestApi, type TestApi } from '@pho-hien/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LoadReference } from './loading/load-reference.ts';
import { referencePersistence } from './persistence.ts';
import { ReferenceModule } from './reference.module.ts';

/** Identity stands above this context: nobody may do anything but what is public. */
@Global()
@Module({
  providers: [{ provide: Authorizer, useValue: { decide: () => 'denied' } satisfies Authorizer }],
  exports: [Authorizer],
})
class NobodyModule {}

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({
    contexts: [platformPersistence, referencePersistence],
    modules: [NobodyModule, ReferenceModule],
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
