import { InvalidInput, inOrganisation } from '@pho-hien/kernel';
import { systemCaller } from '@pho-hien/platform';
import { AcceptStaffInvitation, GiveRole } from '@pho-hien/identity-api';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AssignRound } from '../assignment/assign-round.ts';
import { Recuse } from '../assignment/recuse.ts';
import { SetSheet } from '../assignment/set-sheet.ts';
import { ADMIN, callerOf, ContestsApi } from '../testing/contests-api.ts';
import { aContest, aJudge, aScoring, aTeam, anEntry, type TestContest } from '../testing/fixtures.ts';
import { PublishResult } from '../results/publish-result.ts';
import { OpenRound } from '../rounds/open-round.ts';
import { scoredRounds } from '../testing/scored-rounds.ts';
import { DecideTie } from './decide-tie.ts';
import { EndJudge } from './end-judge.ts';
import { InviteOfficial } from './invite-official.ts';
import { TellTie } from './tell-tie.ts';

let app: ContestsApi;
let contest: TestContest;
beforeAll(async () => {
  app = await ContestsApi.start();
  contest = await aContest(app);
});
afterAll(() => app.close());
beforeEach(() => app.clock.set('2026-11-10T00:00:00Z'));

const invite = (email: string, isJudge: boolean, { id: contestId }: TestContest = contest) =>
  app.get(InviteOfficial).run(callerOf(ADMIN), {
    contestId,
    email,
    locale: 'vi',
    judge: isJudge ? { boardId: null, fields: [], maxLoad: null } : null,
  });
const sheetOf = async (roundId: string, judgeId: string) =>
  (
    await app.rows<{ id: string; entry_id: string }>(
      "select id, entry_id from contest_sheets where round_id = $1 and judge_id = $2 and status <> 'VOID' order by id",
      [roundId, judgeId],
    )
  )[0]!;

describe('who judges never runs', () => {
  it('a secretary is not invited to judge, nor a judge to run', async () => {
    const secretary = await app.secretary(contest.id, 'thu.ky.cham@phohien.example');
    await expect(invite(secretary.email, true)).rejects.toMatchObject({ code: 'JudgesOrRuns' });
    const judge = await aJudge(app, contest);
    await expect(invite(judge.actor.email, false)).rejects.toMatchObject({ code: 'JudgesOrRuns' });
  });

  it('two invitations accepted at once: one role is taken; without the guard both are', async () => {
    const email = 'hai.vai@phohien.example';
    const both = await Promise.all([invite(email, true), invite(email, false)]);
    await app.person(email);
    const take = (token: string) =>
      app.api.app.get(AcceptStaffInvitation, { strict: false }).run(systemCaller('test'), { token, name: 'Hai Vai' });
    const outcomes = await Promise.allSettled(both.map(({ token }) => take(token)));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find((one) => one.status === 'rejected')).toMatchObject({
      reason: { code: 'InvitationNotUsable' },
    });
    const rejected = both[outcomes.findIndex(({ status }) => status === 'rejected')]!;
    await app.rows('alter table role_grants disable trigger role_grants_judge_or_runs');
    await take(rejected.token);
    await app.rows('alter table role_grants enable trigger role_grants_judge_or_runs');
    const [held] = await app.rows(
      `select count(*)::int from role_grants join users on users.id = user_id where email = $1 and contest_id = $2`,
      [email, contest.id],
    );
    expect(held).toEqual({ count: 2 });
  });
});

describe('a stake', () => {
  it('bars who declared it, and the database too', async () => {
    const judge = await aJudge(app, contest);
    const entryId = await anEntry(app, contest, await aTeam(app));
    await app.get(TellTie).run(callerOf(ADMIN), { judgeId: judge.id, entryId, kind: 'DECLARED', note: 'Em họ tôi' });
    const { contestTies } = await app.ask<{ contestTies: { judgeId: string; standing: string; kinds: string[] }[] }>(
      ADMIN,
      'query ($id: ID!) { contestTies(contestId: $id) { judgeId entryId standing kinds } }',
      { id: contest.id },
    );
    expect(contestTies.find(({ judgeId }) => judgeId === judge.id)).toMatchObject({
      standing: 'BARRED',
      kinds: ['DECLARED'],
    });
    await expect(app.rows("update contest_ties set note = 'khác'")).rejects.toThrow('facts');
  });

  it('is told by the judge of a team, which names no entry; with a sheet there they recuse', async () => {
    const own = await aScoring(app, { entries: 2, judges: 2 });
    const late = await aJudge(app, own);
    const [team] = own.teams;
    type Teams = { judgedTeams: { organisationId: string; name: string; told: string[] }[] };
    const TEAMS = 'query ($id: ID!) { judgedTeams(contestId: $id) { organisationId name told } }';
    const { judgedTeams } = await app.ask<Teams>(late.actor, TEAMS, { id: own.id });
    expect(judgedTeams).toHaveLength(2);
    expect(judgedTeams.every(({ told }) => told.length === 0)).toBe(true);
    const tie = { contestId: own.id, organisationId: team!.organisationId, kind: 'MENTOR', note: 'Hướng dẫn năm 2025' };
    const told = app.get(TellTie);
    await told.ofTeam(callerOf(late.actor), { ...tie, kind: 'MENTOR' });
    await told.ofTeam(callerOf(late.actor), { ...tie, kind: 'MENTOR' });
    const after = (await app.ask<Teams>(late.actor, TEAMS, { id: own.id })).judgedTeams;
    expect(after.find(({ organisationId }) => organisationId === team!.organisationId)!.told).toEqual(['MENTOR']);

    await expect(told.ofTeam(callerOf(own.judges[0]!.actor), { ...tie, kind: 'DECLARED' })).rejects.toBeInstanceOf(
      InvalidInput,
    );
    await expect(told.ofTeam(callerOf(late.actor), { ...tie, kind: 'TEAM_MEMBER' })).rejects.toBeInstanceOf(
      InvalidInput,
    );
    await expect(told.ofTeam(callerOf(team!.owner), { ...tie, kind: 'DECLARED' })).rejects.toThrow('Not found');
    const elsewhere = { ...tie, kind: 'DECLARED', organisationId: (await aTeam(app)).organisationId } as const;
    await expect(told.ofTeam(callerOf(late.actor), elsewhere)).rejects.toThrow('Not found');
  });

  it('got after the assignment hides the entry all the same', async () => {
    const own = await aScoring(app, { entries: 2, judges: 2 });
    const [judge] = own.judges;
    await app.api.database.transaction((tx) =>
      app.get(GiveRole).run(tx, systemCaller('test'), {
        userId: judge!.actor.userId,
        role: 'STARTUP_MEMBER',
        scope: inOrganisation(own.teams[0]!.organisationId),
        grantedBy: null,
      }),
    );
    const sheets = await app.rows<{ id: string; entry_id: string }>(
      'select id, entry_id from contest_sheets where judge_id = $1',
      [judge!.id],
    );
    const { mySheets } = await app.ask<{ mySheets: { entry: { id: string } }[] }>(
      judge!.actor,
      'query ($id: ID!) { mySheets(contestId: $id) { entry { id } } }',
      { id: own.id },
    );
    expect(sheets).toHaveLength(2);
    expect(mySheets.map(({ entry }) => entry.id)).toEqual([own.entryIds[1]]);
  });

  it('a no of the secretary bars, a yes lets in; where a sheet is there, recusing comes first', async () => {
    const own = await aScoring(app, { entries: 2, judges: 3 });
    const judge = own.judges[0]!;
    const sheet = await sheetOf(own.round.id, judge.id);
    const decide = (allowed: boolean) =>
      app.get(DecideTie).run(callerOf(own.secretary), {
        judgeId: judge.id,
        entryId: sheet.entry_id,
        kind: 'MENTOR',
        allowed,
        reason: 'Đã hướng dẫn một buổi',
      });
    await expect(decide(false)).rejects.toMatchObject({
      data: { problems: [{ field: 'entryId', code: 'not_allowed' }] },
    });
    await decide(true);
  });
});

describe('assigning', () => {
  it('gives every entry its judges, evenly; again, nothing moves', async () => {
    const own = await aScoring(app, { entries: 6, judges: 4 });
    const loads = await app.rows<{ count: number }>(
      'select count(*)::int from contest_sheets where round_id = $1 group by judge_id',
      [own.round.id],
    );
    expect(loads.map(({ count }) => count)).toEqual([3, 3, 3, 3]);
    const again = await app.get(AssignRound).run(callerOf(own.secretary), own.round.id);
    expect(again).toMatchObject({ moved: 0, spread: 0, shortages: [] });
  });

  it('says what is short, as data, and keeps what could be assigned', async () => {
    const own = await aScoring(app, { entries: 2, judges: 1 });
    const outcome = await app.get(AssignRound).run(callerOf(own.secretary), own.round.id);
    expect(outcome).toMatchObject({ sheets: 2 });
    expect(outcome!.shortages.length).toBeGreaterThan(0);
  });

  it('recusal makes the sheet void and another takes the place; the database lets the first never back', async () => {
    const own = await aScoring(app, { entries: 3, judges: 4 });
    const judge = own.judges[0]!;
    const sheet = await sheetOf(own.round.id, judge.id);
    const other = own.judges[1]!;
    await expect(app.get(Recuse).run(callerOf(other.actor), sheet.id, 'Không phải của tôi')).rejects.toThrow(
      'Not found',
    );
    expect(await app.get(Recuse).run(callerOf(judge.actor), sheet.id, 'Từng làm chung')).toEqual({ replaced: true });
    const [live] = await app.rows(
      "select count(*)::int from contest_sheets where entry_id = $1 and status <> 'VOID' and judge_id <> $2",
      [sheet.entry_id, judge.id],
    );
    expect(live).toEqual({ count: 2 });
    const back = "update contest_sheets set status = 'EMPTY' where id = $1";
    await expect(app.rows(back, [sheet.id])).rejects.toThrow('stake');
    const byHand = { roundId: own.round.id, judgeId: judge.id, entryId: sheet.entry_id, assigned: true };
    await expect(app.get(SetSheet).run(callerOf(own.secretary), byHand)).rejects.toMatchObject({
      data: { problems: [{ field: 'judgeId', code: 'not_allowed' }] },
    });
    await app.rows('begin');
    await app.rows('alter table contest_sheets disable trigger contest_sheets_no_stake_moved');
    await app.rows(back, [sheet.id]);
    await app.rows('rollback');
  });

  it('a recusal and an assignment by hand at once never leave a judge with a sheet of their stake', async () => {
    const own = await aScoring(app, { entries: 3, judges: 4 });
    const judge = own.judges[0]!;
    const [free] = await app.rows<{ id: string }>(
      `select id from contest_entries where contest_id = $1
         and not exists (select from contest_sheets where entry_id = contest_entries.id and judge_id = $2)`,
      [own.id, judge.id],
    );
    const outcomes = await Promise.allSettled([
      app.get(TellTie).run(callerOf(ADMIN), { judgeId: judge.id, entryId: free!.id, kind: 'DECLARED', note: '' }),
      app
        .get(SetSheet)
        .run(callerOf(own.secretary), { roundId: own.round.id, judgeId: judge.id, entryId: free!.id, assigned: true }),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const [both] = await app.rows(
      `select count(*)::int from contest_ties tie join contest_sheets sheet using (judge_id, entry_id)
       where tie.judge_id = $1 and sheet.status <> 'VOID'`,
      [judge.id],
    );
    expect(both).toEqual({ count: 0 });
  });

  it('a stake found in the final is told there, and what the judge scored in a round that is decided stays', async () => {
    const rounds = scoredRounds(() => app);
    const own = await rounds.scored((at) => [900, 700, 500][at]!);
    await app.get(PublishResult).run(callerOf(own.secretary), await rounds.decide(own), null);
    const final = own.setup.boards[0]!.rounds[1]!;
    await app.get(OpenRound).run(callerOf(own.secretary), final.id);
    await app.get(AssignRound).run(callerOf(own.secretary), final.id);
    const before = await app.rows<{ judge_id: string }>(
      `select judge_id from contest_sheets where round_id = $1 and entry_id = $2 and status = 'SUBMITTED'`,
      [own.round.id, own.entryIds[0]],
    );
    const [sheet] = await app.rows<{ id: string; judge_id: string }>(
      'select id, judge_id from contest_sheets where round_id = $1 and judge_id = any($2)',
      [final.id, before.map(({ judge_id }) => judge_id)],
    );
    const judge = own.judges.find(({ id }) => id === sheet!.judge_id)!;
    await app.get(Recuse).run(callerOf(judge.actor), sheet!.id, 'Mới góp vốn vào đội');
    const all = await app.rows(
      'select round_id = $1 as final, status from contest_sheets where judge_id = $2 and entry_id = $3 order by 1',
      [final.id, judge.id, own.entryIds[0]],
    );
    expect(all).toEqual([
      { final: false, status: 'SUBMITTED' },
      { final: true, status: 'VOID' },
    ]);
  });

  it('who judges no more leaves nothing open', async () => {
    const own = await aScoring(app, { entries: 3, judges: 4 });
    const judge = own.judges[0]!;
    await app.get(EndJudge).run(callerOf(own.secretary), judge.id, 'Đi công tác');
    const [left] = await app.rows("select count(*)::int from contest_sheets where judge_id = $1 and status <> 'VOID'", [
      judge.id,
    ]);
    expect(left).toEqual({ count: 0 });
    const [role] = await app.rows<{ revoked_reason: string }>(
      "select revoked_reason from role_grants where user_id = $1 and contest_id = $2 and role = 'JUDGE'",
      [judge.actor.userId, own.id],
    );
    expect(role).toEqual({ revoked_reason: 'Đi công tác' });
  });
});
