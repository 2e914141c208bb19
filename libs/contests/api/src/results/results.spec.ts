import { newId } from '@pho-hien/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MoveRound } from '../rounds/move-round.ts';
import { OpenRound } from '../rounds/open-round.ts';
import { callerOf, ContestsApi } from '../testing/contests-api.ts';
import { scoredRounds } from '../testing/scored-rounds.ts';
import { CancelPublication } from './cancel-publication.ts';
import { CorrectResult } from './correct-result.ts';
import type { EntryDecision } from './decide-result.ts';
import { PublishResult } from './publish-result.ts';
import { ResultQueries } from './result.queries.ts';
import { VerifyContest } from './verify-contest.ts';

let app: ContestsApi;
beforeAll(async () => {
  app = await ContestsApi.start();
});
afterAll(() => app.close());

const { scored, latest, asRanked, decide } = scoredRounds(() => app);

describe('a closed round', () => {
  it('is ranked by its frozen rules; decided, published, and seen by each team', async () => {
    const own = await scored((at) => [700, 900, 500][at]!);
    const result = await latest(own);
    expect(result.lines.map(({ entryId, place, score }) => [own.entryIds.indexOf(entryId), place, score])).toEqual([
      [1, 1, 9000],
      [0, 2, 7000],
      [2, 3, 5000],
    ]);
    const id = await decide(own);
    const shown = () =>
      app.ask<{ contestResults: { lines: { place: number; outcome: string }[] }[] }>(
        { kind: 'anonymous' },
        'query ($id: ID!) { contestResults(contestId: $id) { hash lines { title place score outcome } } }',
        { id: own.id },
      );
    const ownResults = (at: number) =>
      app.ask<{ ownResults: { line: { place: number }; sheets: { marks: { note: string }[] }[] }[] }>(
        own.teams[at]!.owner,
        'query ($id: ID!) { ownResults(entryId: $id) { line { place score } sheets { marks { points note } feedback } } }',
        { id: own.entryIds[at] },
      );
    expect((await shown()).contestResults).toEqual([]);
    expect((await ownResults(2)).ownResults).toEqual([]);
    await app.get(PublishResult).run(callerOf(own.secretary), id, null);
    expect((await shown()).contestResults).toMatchObject([{ lines: [{ place: 1, outcome: 'ADVANCED' }] }]);
    const third = (await ownResults(2)).ownResults;
    expect(third).toMatchObject([{ line: { place: 3, score: 5000 } }]);
    expect(third[0]!.sheets).toHaveLength(2);
    await expect(
      app.ask(own.teams[0]!.owner, 'query ($id: ID!) { ownResults(entryId: $id) { roundId } }', {
        id: own.entryIds[2],
      }),
    ).rejects.toThrow('NOT_FOUND');
    const statuses = await app.rows<{ status: string }>(
      'select status from contest_entries where contest_id = $1 order by number',
      [own.id],
    );
    expect(statuses.map(({ status }) => status)).toEqual(['ELIMINATED', 'ADVANCED', 'ELIMINATED']);
    // Who goes on comes into the next round, and nobody else.
    const [, final] = own.setup.boards[0]!.rounds;
    await app.get(OpenRound).run(callerOf(own.secretary), final!.id);
    const next = await app.rows('select entry_id from contest_round_entries where round_id = $1', [final!.id]);
    expect(next).toEqual([{ entry_id: own.entryIds[1] }]);
  });

  it('the jury may differ, with a reason, and decides every entry', async () => {
    const own = await scored((at) => [700, 900, 500][at]!);
    const ranked = asRanked(await latest(own));
    const turned = ranked.map((one): EntryDecision => ({
      ...one,
      outcome: one.outcome === 'ADVANCED' ? 'ELIMINATED' : one.entryId === own.entryIds[0] ? 'ADVANCED' : 'ELIMINATED',
    }));
    await expect(decide(own, turned)).rejects.toMatchObject({
      data: { problems: [{ code: 'required' }, { code: 'required' }] },
    });
    await expect(decide(own, ranked.slice(1))).rejects.toMatchObject({
      data: { problems: [{ field: 'decisions', code: 'required' }] },
    });
    await decide(
      own,
      turned.map((one) => ({ ...one, reason: 'Đội rút vì lý do sức khỏe' })),
    );
    const result = await latest(own);
    await expect(app.rows('delete from contest_decisions where result_id = $1', [result.id])).rejects.toThrow('signed');
  });

  it('reopened with a reason, scores are taken again and the draft is made anew', async () => {
    const own = await scored((at) => [700, 900, 500][at]!);
    await app.get(MoveRound).run(callerOf(own.secretary), own.round.id, 'reopen', 'Một phiếu chấm nhầm bài');
    expect(await app.get(ResultQueries).ofRound(own.round.id)).toEqual([]);
    await app.get(MoveRound).run(callerOf(own.secretary), own.round.id, 'close');
    expect(await latest(own)).toMatchObject({ version: 1, status: 'DRAFT' });
  });
});

describe('what was published', () => {
  it('never changes: the database refuses, a correction is a new version beside it', async () => {
    const own = await scored((at) => [700, 900, 500][at]!);
    const id = await decide(own);
    await app.get(PublishResult).run(callerOf(own.secretary), id, null);
    for (const change of ["ranking = '{}'", "hash = 'x'", "status = 'DRAFT'", "minutes = 'khác'"])
      await expect(app.rows(`update contest_results set ${change} where id = $1`, [id])).rejects.toThrow('settled');
    await expect(app.rows('delete from contest_results where id = $1', [id])).rejects.toThrow();
    await expect(
      app.rows('update contest_rounds set rules_id = $2 where id = $1', [own.round.id, newId()]),
    ).rejects.toThrow('settled');
    await expect(app.rows("update contest_rules set canonical = '{}'")).rejects.toThrow('facts');
    await app.get(CorrectResult).run(callerOf(own.secretary), own.round.id, 'Cộng nhầm điểm');
    const corrected = await decide(own);
    await app.get(PublishResult).run(callerOf(own.secretary), corrected, null);
    const versions = await app.get(ResultQueries).ofRound(own.round.id);
    expect(versions.map(({ version, status }) => [version, status])).toEqual([
      [2, 'PUBLISHED'],
      [1, 'SUPERSEDED'],
    ]);
  });

  it('comes at the moment set for it, and a moment that was changed is none', async () => {
    const own = await scored((at) => [700, 900, 500][at]!);
    const id = await decide(own);
    const [first, second] = [new Date('2027-01-01T02:00:00Z'), new Date('2027-01-01T03:00:00Z')];
    await app.get(PublishResult).run(callerOf(own.secretary), id, first);
    await app.get(PublishResult).run(callerOf(own.secretary), id, second);
    await app.get(PublishResult).due({ resultId: id, publishAt: first.toISOString() });
    expect(await latest(own)).toMatchObject({ status: 'SCHEDULED', publishedAt: null });
    await app.get(PublishResult).due({ resultId: id, publishAt: second.toISOString() });
    await app.get(PublishResult).due({ resultId: id, publishAt: second.toISOString() });
    expect(await latest(own)).toMatchObject({ status: 'PUBLISHED' });
  });

  it('does not come at a moment that was taken back, nor at once because a past one was typed', async () => {
    const own = await scored((at) => [700, 900, 500][at]!);
    const id = await decide(own);
    const past = new Date(app.clock.now().getTime() - 1_000);
    await expect(app.get(PublishResult).run(callerOf(own.secretary), id, past)).rejects.toMatchObject({
      data: { problems: [{ field: 'publishAt', code: 'too_small' }] },
    });
    const moment = new Date(app.clock.now().getTime() + 60_000);
    const due = { resultId: id, publishAt: moment.toISOString() };
    await app.get(PublishResult).run(callerOf(own.secretary), id, moment);
    await app.get(CancelPublication).run(callerOf(own.secretary), id);
    await app.get(PublishResult).due(due);
    expect(await latest(own)).toMatchObject({ status: 'DECIDED', publishAt: null, publishedAt: null });
    await expect(app.get(CancelPublication).run(callerOf(own.secretary), id)).rejects.toMatchObject({
      data: { problems: [{ field: 'resultId', code: 'not_allowed' }] },
    });
    const [entry] = await app.rows(
      "select changes from audit_entries where aggregate_id = $1 and action = 'contest.publication_cancelled'",
      [own.id],
    );
    expect(entry).toMatchObject({ changes: { resultId: id, publishAt: moment.toISOString() } });
    await app.get(PublishResult).run(callerOf(own.secretary), id, moment);
    await app.get(PublishResult).due(due);
    expect(await latest(own)).toMatchObject({ status: 'PUBLISHED' });
    await expect(app.get(CancelPublication).run(callerOf(own.secretary), id)).rejects.toThrow();
  });

  it('comes with its sheets for who runs the contest, void ones too, and for nobody else', async () => {
    const own = await scored((at) => [650, 900, 500][at]!);
    await decide(own);
    const { id } = await latest(own);
    const SHEETS = 'query ($id: ID!) { resultSheets(resultId: $id) { judgeId entryId status total marks { points } } }';
    type Sheets = { resultSheets: { entryId: string; status: string; total: number; marks: { points: number }[] }[] };
    const { resultSheets } = await app.ask<Sheets>(own.secretary, SHEETS, { id });
    const totals = own.entryIds.map((entryId) => resultSheets.filter((sheet) => sheet.entryId === entryId));
    expect(totals.map((sheets) => sheets.map(({ total }) => total))).toEqual([
      [6500, 6500],
      [9000, 9000],
      [5000, 5000],
    ]);
    expect(totals[0]![0]!.marks.map(({ points }) => points)).toEqual([650, 650]);
    await expect(app.ask(own.judges[0]!.actor, SHEETS, { id })).rejects.toThrow();
    await expect(app.ask(own.teams[0]!.owner, SHEETS, { id })).rejects.toThrow();
  });

  it('is computed anew to the last digit; a stored fact that was meddled with is found', async () => {
    const own = await scored((at) => [650, 900, 500][at]!);
    await decide(own);
    const verify = async () => (await app.get(VerifyContest).run(own.id))!.map(({ agrees }) => agrees);
    expect(await verify()).toEqual([true]);
    expect(await app.get(VerifyContest).run('khong-co')).toBeUndefined();
    await app.rows('alter table contest_score_facts disable trigger contest_score_facts_are_facts');
    await app.rows(
      `update contest_score_facts set points = points + 50 where id = (select contest_score_facts.id
         from contest_score_facts join contest_sheets on contest_sheets.id = sheet_id where round_id = $1 limit 1)`,
      [own.round.id],
    );
    expect(await verify()).toEqual([false]);
  });
});
