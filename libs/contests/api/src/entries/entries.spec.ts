import { OPEN_TO_ALL } from '@pho-hien/contests-core';
import { statementsOf } from '@pho-hien/platform/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { callerOf, ContestsApi } from '../testing/contests-api.ts';
import {
  aContest,
  anEntry,
  anEntryInput,
  aSetup,
  aTeam,
  type TestContest,
  type TestTeam,
} from '../testing/fixtures.ts';
import { AppealEntry } from './appeal-entry.ts';
import { DecideAppeal } from './decide-appeal.ts';
import { DecideEligibility } from './decide-eligibility.ts';
import { EntriesNotTaken, EntryNotAdmitted } from './entry-failures.ts';
import { MoveEntry } from './move-entry.ts';
import { SaveEntry } from './save-entry.ts';
import { SubmitEntry } from './submit-entry.ts';

let app: ContestsApi;
let contest: TestContest;
let team: TestTeam;
beforeAll(async () => {
  app = await ContestsApi.start();
  contest = await aContest(app);
  team = await aTeam(app);
});
afterAll(() => app.close());
beforeEach(() => app.clock.set('2026-11-10T00:00:00Z'));

const oneEach = () => aSetup({ entryRules: { ...OPEN_TO_ALL, entriesPerOrganisation: 1 } });
const statusOf = async (id: string) =>
  (await app.rows<{ status: string }>('select status from contest_entries where id = $1', [id]))[0]!.status;

describe('writing an entry', () => {
  it('keeps what is there; one id is one entry, and nobody else’s', async () => {
    const input = await anEntryInput(app, contest, team, { title: '', team: [], onePagerFileId: null });
    await app.get(SaveEntry).run(callerOf(team.owner), input);
    await app.get(SaveEntry).run(callerOf(team.owner), { ...input, title: 'Nhãn sấy' });
    await expect(app.get(SaveEntry).run(callerOf(team.owner), { ...input, version: 1 })).rejects.toMatchObject({
      code: 'StaleVersion',
    });
    const other = await aTeam(app);
    await expect(
      app.get(SaveEntry).run(callerOf(other.owner), { ...input, organisationId: other.organisationId, version: 2 }),
    ).rejects.toThrow();
    const rows = await app.rows('select title, version from contest_entries where id = $1', [input.id]);
    expect(rows).toEqual([{ title: 'Nhãn sấy', version: 2 }]);
  });

  it('takes https addresses only, and files of the person who saves', async () => {
    const stranger = await aTeam(app);
    const foreign = await anEntryInput(app, contest, stranger);
    const input = await anEntryInput(app, contest, team, { videoUrl: 'http://video.example/x' });
    await expect(app.get(SaveEntry).run(callerOf(team.owner), input)).rejects.toMatchObject({
      data: { problems: [{ field: 'videoUrl', code: 'not_a_website' }] },
    });
    await expect(
      app.get(SaveEntry).run(callerOf(team.owner), { ...input, videoUrl: '', onePagerFileId: foreign.onePagerFileId! }),
    ).rejects.toMatchObject({ data: { problems: [{ field: 'onePagerFileId', code: 'unknown_value' }] } });
  });
});

describe('handing in', () => {
  it('says all that is missing', async () => {
    const input = await anEntryInput(app, contest, team, { title: '', summary: '', team: [], onePagerFileId: null });
    await app.get(SaveEntry).run(callerOf(team.owner), input);
    await expect(app.get(SubmitEntry).run(callerOf(team.owner), input.id, 1)).rejects.toMatchObject({
      data: { problems: ['title', 'summary', 'onePagerFileId', 'team'].map((field) => ({ field, code: 'required' })) },
    });
  });

  it('counts by the second of the server’s clock, and mails a receipt with it', async () => {
    const input = await anEntryInput(app, contest, team);
    await app.get(SaveEntry).run(callerOf(team.owner), input);
    app.clock.set('2026-11-30T10:00:01.000Z');
    const late = app.get(SubmitEntry).run(callerOf(team.owner), input.id, 1);
    await expect(late).rejects.toBeInstanceOf(EntriesNotTaken);
    await expect(late).rejects.toMatchObject({ data: { secondsLate: 1 } });
    app.clock.set('2026-11-30T10:00:00.999Z');
    await app.get(SubmitEntry).run(callerOf(team.owner), input.id, 1);
    expect(await statusOf(input.id)).toBe('SUBMITTED');
    const [mail] = await app.rows<{ data: { receivedAt: string; number: number } }>(
      "select data from mails where template = 'entry-received' and aggregate_id = $1",
      [input.id],
    );
    expect(mail!.data).toMatchObject({ receivedAt: '2026-11-30 17:00:00', number: expect.any(Number) });
  });

  it('an organiser or a judge in the team bars it where the rules say so, named', async () => {
    const strict = await aContest(app, aSetup({ entryRules: { ...OPEN_TO_ALL, officialsBarred: true, mostTeam: 1 } }));
    const secretary = await app.secretary(strict.id, 'thu.ky.du.thi@phohien.example');
    const people = [
      { fullName: 'Nguyễn Văn Nhân', email: team.owner.email, task: '' },
      { fullName: 'Thư Ký', email: secretary.email, task: '' },
    ];
    const input = await anEntryInput(app, strict, team, { team: people });
    await app.get(SaveEntry).run(callerOf(team.owner), input);
    const refused = app.get(SubmitEntry).run(callerOf(team.owner), input.id, 1);
    await expect(refused).rejects.toBeInstanceOf(EntryNotAdmitted);
    await expect(refused).rejects.toMatchObject({
      data: {
        because: [
          { code: 'OFFICIAL_IN_TEAM', people: [secretary.userId] },
          { code: 'TEAM_TOO_LARGE', found: 2 },
        ],
      },
    });
  });

  it('"may we enter?" says the same while the form is filled in', async () => {
    const own = await aContest(app, oneEach());
    await anEntry(app, own, team);
    const { mayEnter } = await app.ask<{ mayEnter: { answer: string; because: { code: string; found: number }[] } }>(
      team.owner,
      'query ($input: MayEnterInput!) { mayEnter(input: $input) { answer because { code found } } }',
      {
        input: {
          contestId: own.id,
          boardId: own.boardId,
          organisationId: team.organisationId,
          teamSize: 1,
          teamEmails: [],
        },
      },
    );
    expect(mayEnter).toEqual({ answer: 'NO', because: [{ code: 'TOO_MANY_OF_ORGANISATION', found: 2 }] });
  });
});

describe('one entry of one organisation', () => {
  it('two handed in at once: one is', async () => {
    const own = await aContest(app, oneEach());
    const inputs = [await anEntryInput(app, own, team), await anEntryInput(app, own, team)];
    for (const input of inputs) await app.get(SaveEntry).run(callerOf(team.owner), input);
    const outcomes = await Promise.allSettled(
      inputs.map(({ id }) => app.get(SubmitEntry).run(callerOf(team.owner), id, 1)),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('the database refuses the second also where nobody asks the rules, and lets it in without the guard', async () => {
    const own = await aContest(app, oneEach());
    await anEntry(app, own, team);
    const draft = await anEntryInput(app, own, team);
    await app.get(SaveEntry).run(callerOf(team.owner), draft);
    const blindly = () =>
      app.rows(
        `update contest_entries set status = 'SUBMITTED', number = 99, submitted_at = now(), submitted_by_id = $2,
           judgement = '{}', organisation_slot = 1 where id = $1`,
        [draft.id, team.owner.userId],
      );
    await expect(blindly()).rejects.toThrow('contest_entries_organisation_slot');
    await app.rows('begin');
    await app.rows('drop index contest_entries_organisation_slot');
    await blindly();
    const [live] = await app.rows(
      "select count(*)::int from contest_entries where contest_id = $1 and status = 'SUBMITTED'",
      [own.id],
    );
    expect(live).toEqual({ count: 2 });
    await app.rows('rollback');
  });

  it('withdrawn leaves the place to another', async () => {
    const own = await aContest(app, oneEach());
    const first = await anEntry(app, own, team);
    await app.get(MoveEntry).run(callerOf(team.owner), first, 2, 'withdraw');
    await anEntry(app, own, team);
    expect(await statusOf(first)).toBe('WITHDRAWN');
  });
});

describe('eligibility', () => {
  it('a no wants a reason; an appeal is decided by another, and upheld the entry is in', async () => {
    const id = await anEntry(app, contest, team);
    const [one, other] = await Promise.all([
      app.secretary(contest.id, 'thu.ky.1@phohien.example'),
      app.secretary(contest.id, 'thu.ky.2@phohien.example'),
    ]);
    const find = (reason: string) =>
      app.get(DecideEligibility).run(callerOf(one), { id, version: 2, eligible: false, reason });
    await expect(find(' ')).rejects.toMatchObject({ data: { problems: [{ field: 'reason', code: 'required' }] } });
    await find('Dự án đã đạt giải năm trước');
    await app.get(AppealEntry).run(callerOf(team.owner), id, 'Đó là dự án khác');
    await expect(app.get(AppealEntry).run(callerOf(team.owner), id, 'Một lần nữa')).rejects.toMatchObject({
      data: { problems: [{ field: 'id', code: 'duplicate' }] },
    });
    const uphold = { entryId: id, uphold: true, reason: 'Đúng là dự án khác' };
    await expect(app.get(DecideAppeal).run(callerOf(one), uphold)).rejects.toMatchObject({ code: 'InvalidInput' });
    await expect(
      app.rows(
        "update contest_appeals set status = 'UPHELD', decided_by_id = found_by_id, decided_at = now(), reason = 'x'",
      ),
    ).rejects.toThrow('contest_appeals_by_another');
    await app.get(DecideAppeal).run(callerOf(other), uphold);
    expect(await statusOf(id)).toBe('ELIGIBLE');
    const log = await app.rows<{ action: string }>(
      "select action from audit_entries where aggregate_type = 'contest_entry' and aggregate_id = $1 order by sequence",
      [id],
    );
    expect(log.map(({ action }) => action.split('.')[1])).toEqual([
      'begun',
      'submitted',
      'found_ineligible',
      'appealed',
      'appeal_upheld',
    ]);
  });
});

it('lists 30 entries in as many statements as one, and drafts are nobody else’s', async () => {
  const many = await aContest(app);
  const secretary = await app.secretary(many.id, 'thu.ky.3@phohien.example');
  await app.get(SaveEntry).run(callerOf(team.owner), await anEntryInput(app, many, team));
  await anEntry(app, many, team);
  const read = (first: number) =>
    app.ask<{ contestEntries: { edges: unknown[] } }>(
      secretary,
      `query ($id: ID!, $first: Int) { contestEntries(contestId: $id, first: $first) { edges { node {
        id title organisation { name } institution { name } team { fullName } onePager { name } appeal { status } } } } }`,
      { id: many.id, first },
    );
  for (let i = 0; i < 29; i += 1) await anEntry(app, many, team);
  expect((await read(50)).contestEntries.edges).toHaveLength(30);
  // Mails that wait are tried meanwhile.
  const reading = async (first: number) =>
    (await statementsOf(() => read(first))).filter((text) => /contest_|organisations|stored_files/.test(text));
  const one = await reading(1);
  const thirty = await reading(30);
  expect(thirty.length).toBe(one.length);
});
