import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OpenRound } from '../rounds/open-round.ts';
import { frozenSetup } from '../rounds/frozen-rules.ts';
import { ADMIN, callerOf, ContestsApi } from '../testing/contests-api.ts';
import { SaveEntry } from '../entries/save-entry.ts';
import { aContest, anEntryInput, aScoring, aSetup, aTeam } from '../testing/fixtures.ts';
import { CallOffContest } from './call-off-contest.ts';
import { ContestQueries } from './contest.queries.ts';
import { ContestTemplates } from './contest-templates.ts';
import { CreateContest } from './create-contest.ts';
import { draftFromTemplate } from './draft-from-template.ts';
import { MoveContest } from './move-contest.ts';
import { setupProblems } from './given-setup.ts';
import { TellCalledOff } from './tell-called-off.ts';
import { UpdateContest } from './update-contest.ts';
import { newId } from '@pho-hien/kernel';

let app: ContestsApi;
beforeAll(async () => {
  app = await ContestsApi.start();
});
afterAll(() => app.close());

describe('setting a contest up', () => {
  it('keeps the whole document, amounts and instants too, and notices another editor', async () => {
    const setup = aSetup();
    const id = await app.get(CreateContest).run(callerOf(ADMIN), setup);
    expect((await app.get(ContestQueries).byId(id)).setup).toEqual(setup);
    const renamed = { ...setup, name: { vi: 'Tên mới', en: '' } };
    await app.get(UpdateContest).run(callerOf(ADMIN), id, 1, renamed);
    await expect(app.get(UpdateContest).run(callerOf(ADMIN), id, 1, setup)).rejects.toMatchObject({
      code: 'StaleVersion',
    });
    await expect(app.get(CreateContest).run(callerOf(ADMIN), aSetup({ slug: setup.slug }))).rejects.toMatchObject({
      data: { problems: [{ field: 'slug', code: 'duplicate' }] },
    });
    const [entry] = await app.rows<{ changes: { name: unknown } }>(
      "select changes from audit_entries where aggregate_id = $1 and action = 'contest.changed'",
      [id],
    );
    expect(Object.keys(entry!.changes)).toEqual(['name']);
  });

  it('opens with its dates, and goes back to a draft only while nobody has entered', async () => {
    const id = await app.get(CreateContest).run(callerOf(ADMIN), aSetup({ opensAt: null }));
    await expect(app.get(MoveContest).run(callerOf(ADMIN), id, 1, 'open')).rejects.toMatchObject({
      data: { problems: [{ field: 'opensAt', code: 'required' }] },
    });
    const open = await aContest(app);
    const isShown = async () => (await app.get(ContestQueries).shown()).some(({ id: one }) => one === open.id);
    expect(await isShown()).toBe(true);
    await app.get(MoveContest).run(callerOf(ADMIN), open.id, 2, 'returnToDraft');
    expect(await isShown()).toBe(false);
    app.clock.set('2026-11-10T00:00:00Z');
    const entered = await aContest(app);
    const team = await aTeam(app);
    await app.get(SaveEntry).run(callerOf(team.owner), await anEntryInput(app, entered, team));
    await expect(app.get(MoveContest).run(callerOf(ADMIN), entered.id, 2, 'returnToDraft')).rejects.toMatchObject({
      data: { problems: [{ field: 'begun', code: 'not_allowed' }] },
    });
  });

  it('called off with a reason that everybody reads; each of those concerned gets one mail, however often the job runs', async () => {
    const own = await aScoring(app, { entries: 2, judges: 2 });
    const { version } = await app.get(ContestQueries).byId(own.id);
    const callOff = (reason: string) => app.get(CallOffContest).run(callerOf(ADMIN), own.id, version, reason);
    await expect(callOff(' ')).rejects.toMatchObject({ data: { problems: [{ field: 'reason', code: 'required' }] } });
    await callOff('Chưa đủ bài');
    await expect(callOff('Lần nữa')).rejects.toMatchObject({ code: 'StaleVersion' });
    for (const _ of [1, 2]) await app.get(TellCalledOff).run(own.id);
    const mails = await app.rows(
      "select recipient from mails where template = 'contest-called-off' and aggregate_id = $1",
      [own.id],
    );
    expect(mails).toHaveLength(4);
    const shown = (await app.get(ContestQueries).shown()).find(({ id }) => id === own.id);
    expect(shown).toMatchObject({ status: 'CANCELLED', callOffReason: 'Chưa đủ bài', takesEntries: false });
    const [log] = await app.rows(
      "select reason from audit_entries where aggregate_id = $1 and action = 'contest.cancelled'",
      [own.id],
    );
    expect(log).toEqual({ reason: 'Chưa đủ bài' });
  });

  it('is not called off once a result was published, nor by the database', async () => {
    const own = await aScoring(app, { entries: 2, judges: 2 });
    const { version } = await app.get(ContestQueries).byId(own.id);
    const published = () =>
      app.rows(
        `insert into contest_results (id, round_id, version, status, rules_id, ranking, hash, minutes, computed_at,
           decided_by_id, decided_at, published_at)
         select gen_random_uuid(), r.id, 1, 'PUBLISHED', r.rules_id, '{}', repeat('0', 64), '', now(), $2, now(), now()
           from contest_rounds r where r.contest_id = $1 and r.rules_id is not null limit 1`,
        [own.id, ADMIN.userId],
      );
    await published();
    await expect(app.get(CallOffContest).run(callerOf(ADMIN), own.id, version, 'Vì sao')).rejects.toMatchObject({
      data: { problems: [{ field: 'results', code: 'not_allowed' }] },
    });
    const blindly = () =>
      app.rows("update contests set status = 'CANCELLED', called_off_at = now(), call_off_reason = 'x' where id = $1", [
        own.id,
      ]);
    await expect(blindly()).rejects.toThrow('results were published');
    await app.rows('begin');
    await app.rows('drop trigger contests_published_stay on contests');
    await blindly();
    await app.rows('rollback');
  });

  it('rules freeze when a round opens: the round stays, names may change, and the frozen text is whole', async () => {
    const own = await aScoring(app, { entries: 2, judges: 2 });
    const { setup, version } = await app.get(ContestQueries).byId(own.id);
    const [row] = await app.rows<{ canonical: string; hash: string; version: number }>(
      'select canonical, hash, version from contest_rules where contest_id = $1',
      [own.id],
    );
    expect(frozenSetup(row!)).toEqual(setup);
    const [board] = setup.boards;
    const [first, ...rest] = board!.rounds;
    const lower = { ...setup, boards: [{ ...board!, rounds: [{ ...first!, judgesPerEntry: 1 }, ...rest] }] };
    await expect(app.get(UpdateContest).run(callerOf(ADMIN), own.id, version, lower)).rejects.toMatchObject({
      data: { problems: [{ field: 'boards.0.rounds.0', code: 'not_allowed' }] },
    });
    await app
      .get(UpdateContest)
      .run(callerOf(ADMIN), own.id, version, { ...setup, description: { vi: 'Thể lệ', en: '' } });
    await expect(app.get(OpenRound).run(callerOf(ADMIN), first!.id)).rejects.toMatchObject({ code: 'InvalidInput' });
  });

  it('a rehearsal shows what the rules would do and why, the same for the same seed', async () => {
    const { setup } = await aContest(app);
    const [board] = setup.boards;
    const [first, final] = board!.rounds;
    // Judges agree to the point on so coarse a scale: there are ties for a lot to settle, and entries that fail.
    const coarse = first!.criteria.map((criterion) => ({ ...criterion, scale: { min: 0, max: 1000, step: 500 } }));
    const round = { ...first!, criteria: coarse, passMarks: { leastMean: 6000, lowest: 'ALLOWED' as const } };
    const { id } = await aContest(
      app,
      aSetup({
        boards: [
          {
            ...board!,
            id: newId(),
            rounds: [
              { ...round, id: newId() },
              { ...final!, id: newId() },
            ],
          },
        ],
      }),
    );
    const roundId = (await app.get(ContestQueries).byId(id)).setup.boards[0]!.rounds[0]!.id;
    type Rehearsed = { number: number; passed: boolean; advances: string; notes: { code: string }[] };
    const ask = (seed: number) =>
      app.ask<{ rehearseContest: { passed: number; advancing: number; loosen: string[]; lines: Rehearsed[] } }>(
        ADMIN,
        `query ($input: RehearseInput!) { rehearseContest(input: $input) {
          passed advancing spread short loosen warnings decimals
          lines { number place score raw passed advances notes { code values { name value } } } } }`,
        { input: { contestId: id, roundId, entries: 40, judges: 5, seed } },
      );
    const { lines, passed, advancing, loosen } = (await ask(7)).rehearseContest;
    expect(lines.map(({ number }) => number).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 40 }, (_, i) => i + 1),
    );
    expect(lines.filter((line) => line.passed)).toHaveLength(passed);
    expect(lines.filter(({ advances }) => advances === 'YES')).toHaveLength(advancing);
    const saying = (code: string) => lines.filter(({ notes }) => notes.some((note) => note.code === code)).length;
    expect(saying('BELOW_LEAST_MEAN')).toBe(40 - passed);
    expect(saying('TIE_BROKEN')).toBeGreaterThan(1);
    expect(loosen).toEqual([]);
    expect((await ask(7)).rehearseContest.lines).toEqual(lines);
    expect((await ask(8)).rehearseContest.lines).not.toEqual(lines);
  });

  it('every template makes a draft in which only name and address are left to say', async () => {
    const templates = await app.get(ContestTemplates).all();
    expect(templates.length).toBeGreaterThan(3);
    for (const template of templates) {
      const problems = setupProblems({ ...draftFromTemplate(template, newId), slug: 'cuoc-thi' });
      expect([template.id, problems]).toEqual([template.id, []]);
    }
  });
});
