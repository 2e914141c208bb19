import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CorrectResult } from '../results/correct-result.ts';
import { PublishResult } from '../results/publish-result.ts';
import { callerOf, ContestsApi } from '../testing/contests-api.ts';
import { scoredRounds } from '../testing/scored-rounds.ts';
import { CertificateCodes } from './certificate-codes.ts';
import { CertificateQueries } from './certificate.queries.ts';

let app: ContestsApi;
beforeAll(async () => {
  app = await ContestsApi.start();
});
afterAll(() => app.close());
const { scored, latest, decide } = scoredRounds(() => app);

const read = (code: string) => app.get(CertificateQueries).of(code);

describe('a certificate', () => {
  it('is there once the result is published, for who came further, and says what stands in it', async () => {
    const own = await scored((at) => [650, 900, 500][at]!);
    const codesNow = async () => (await latest(own)).lines.map(({ certificate }) => certificate);
    expect(await codesNow()).toEqual([null, null, null]);
    const resultId = await decide(own);
    expect(await codesNow()).toEqual([null, null, null]);
    // Signed by us, but nothing is public yet.
    const early = app.get(CertificateCodes).codeOf({ resultId, entryId: own.entryIds[1]! });
    expect(await read(early)).toBeNull();

    await app.get(PublishResult).run(callerOf(own.secretary), resultId, null);
    const [first, ...others] = await codesNow();
    expect(others).toEqual([null, null]);
    expect(first).toBe(early);
    expect(await read(first!)).toMatchObject({
      holds: true,
      contestSlug: own.setup.slug,
      title: 'Nhãn sấy dẻo',
      outcome: 'ADVANCED',
      prizeName: null,
      roundName: { vi: 'Chung kết' },
    });
    const { ownResults } = await app.ask<{ ownResults: { line: { certificate: string } }[] }>(
      own.teams[1]!.owner,
      'query ($id: ID!) { ownResults(entryId: $id) { line { certificate } } }',
      { id: own.entryIds[1] },
    );
    expect(ownResults).toEqual([{ line: { certificate: first } }]);
    // The team, and the secretaries, print them with the names; nobody else reads these.
    const papers = 'members code certificate { holds withdrawnAt }';
    const asked = await app.ask<{ entryCertificates: unknown }>(
      own.teams[1]!.owner,
      `query ($id: ID!) { entryCertificates(entryId: $id) { ${papers} } }`,
      { id: own.entryIds[1] },
    );
    expect(asked.entryCertificates).toEqual([
      { members: [expect.any(String)], code: first, certificate: { holds: true, withdrawnAt: null } },
    ]);
    expect(await app.get(CertificateQueries).ofRound(own.round.id)).toMatchObject([{ code: first }]);
    // Whoever is out has none, though we could sign one.
    expect(await read(app.get(CertificateCodes).codeOf({ resultId, entryId: own.entryIds[2]! }))).toBeNull();
  });

  it('cannot be made up', async () => {
    const own = await scored((at) => [650, 900, 500][at]!);
    const resultId = await decide(own);
    await app.get(PublishResult).run(callerOf(own.secretary), resultId, null);
    const code = app.get(CertificateCodes).codeOf({ resultId, entryId: own.entryIds[1]! });
    expect(await read(code)).not.toBeNull();
    const other = (at: number) => code.slice(0, at) + (code[at] === 'A' ? 'B' : 'A') + code.slice(at + 1);
    for (const forged of [other(0), other(30), other(57), code.slice(1), `${code}A`, '', 'x'.repeat(59)])
      expect(await read(forged)).toBeNull();
  });

  it('is taken back by a correction that says otherwise, and only by that', async () => {
    const own = await scored((at) => [650, 900, 500][at]!);
    const first = await decide(own);
    const secretary = callerOf(own.secretary);
    await app.get(PublishResult).run(secretary, first, null);
    const code = app.get(CertificateCodes).codeOf({ resultId: first, entryId: own.entryIds[1]! });

    await app.get(CorrectResult).run(secretary, own.round.id, 'Ghi thiếu biên bản');
    const same = await decide(own);
    expect(await read(code)).toMatchObject({ holds: true });
    await app.get(PublishResult).run(secretary, same, null);
    expect(await read(code)).toMatchObject({ holds: true });

    await app.get(CorrectResult).run(secretary, own.round.id, 'Đội vi phạm thể lệ');
    const { lines } = await latest(own);
    const other = await decide(
      own,
      lines.map(({ entryId, place }) => ({
        entryId,
        outcome: place === 2 ? ('ADVANCED' as const) : ('ELIMINATED' as const),
        prize: null,
        reason: 'Đội đứng đầu vi phạm thể lệ',
      })),
    );
    await app.get(PublishResult).run(secretary, other, null);
    expect(await read(code)).toMatchObject({ holds: false, withdrawnAt: app.clock.now() });
    expect((await app.get(CertificateQueries).ofRound(own.round.id)).map((paper) => paper.code)).not.toContain(code);
  });
});
