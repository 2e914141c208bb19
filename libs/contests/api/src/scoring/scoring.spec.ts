import { newId, type PersonActor } from '@pho-hien/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MoveRound } from '../rounds/move-round.ts';
import { callerOf, ContestsApi } from '../testing/contests-api.ts';
import { aScoring, type TestJudge, type TestScoring } from '../testing/fixtures.ts';

let app: ContestsApi;
let contest: TestScoring;
beforeAll(async () => {
  app = await ContestsApi.start();
  contest = await aScoring(app);
});
afterAll(() => app.close());

interface Sheet {
  readonly id: string;
  readonly status: string;
  readonly open: boolean;
  readonly marks: { criterionId: string; points: number | null; note: string }[];
  readonly entry: { id: string; title: string; organisationName: string | null };
}

const SHEETS = `query ($contestId: ID!) { mySheets(contestId: $contestId) {
  id status open marks { criterionId points note } entry { id title organisationName } } }`;
const SAVE = `mutation ($input: SaveScoresInput!) { saveScores(input: $input) {
  __typename ... on ScoresSaved { results { id outcome problem field } } ... on InvalidInput { problems { field code } } } }`;
const SUBMIT = `mutation ($input: SubmitSheetInput!) { submitSheet(input: $input) {
  __typename ... on SheetSaved { sheet { status } } ... on InvalidInput { problems { field code } } } }`;

const sheetsOf = async (actor: PersonActor, { id }: { id: string } = contest) =>
  (await app.ask<{ mySheets: Sheet[] }>(actor, SHEETS, { contestId: id })).mySheets;

interface Fact {
  id?: string;
  sheetId: string;
  criterion?: number;
  points: number | null;
  note?: string;
  at?: string;
}

async function save(actor: PersonActor, facts: Fact[], of: TestScoring = contest, sentAt = '2026-12-01T00:00:00.000Z') {
  const input = {
    contestId: of.id,
    sentAt,
    facts: facts.map(({ criterion = 0, ...fact }) => ({
      id: newId(),
      criterionId: of.round.criteria[criterion]!.id,
      note: '',
      at: sentAt,
      ...fact,
    })),
  };
  const { saveScores } = await app.ask<{
    saveScores: { results: { id: string; outcome: string; problem: string | null; field: string | null }[] };
  }>(actor, SAVE, { input });
  return saveScores.results.map(({ outcome, problem }) => problem ?? outcome);
}

/** A judge and a sheet of theirs that nobody has written on. */
async function blank(of: TestScoring = contest): Promise<{ judge: TestJudge; sheet: Sheet }> {
  for (const judge of of.judges) {
    const sheet = (await sheetsOf(judge.actor, of)).find(({ status }) => status === 'EMPTY');
    if (sheet) return { judge, sheet };
  }
  throw new Error('Every sheet is written on');
}

describe('a judge', () => {
  it('sees the sheets of theirs and no others, and no other judge sees them', async () => {
    const all = await Promise.all(contest.judges.map(({ actor }) => sheetsOf(actor)));
    // Three entries, two judges each.
    expect(all.map((sheets) => sheets.length)).toEqual([2, 2, 2]);
    const ids = all.flat().map(({ id }) => id);
    expect(new Set(ids).size).toBe(6);
    await expect(sheetsOf(contest.secretary)).rejects.toThrow('NOT_FOUND');
    await expect(sheetsOf(contest.teams[0]!.owner)).rejects.toThrow('NOT_FOUND');
  });

  it('saves as they type; the same fact sent again is known, and what was written later stands', async () => {
    const { judge, sheet } = await blank();
    const id = newId();
    expect(await save(judge.actor, [{ id, sheetId: sheet.id, points: 750 }])).toEqual(['KEPT']);
    expect(await save(judge.actor, [{ id, sheetId: sheet.id, points: 0 }])).toEqual(['KNOWN']);
    const later = { sheetId: sheet.id, points: 800, note: 'Mới thật', at: '2026-12-01T00:00:00.000Z' };
    // Both came in one batch, the later one first: written offline, sent in any order.
    await save(judge.actor, [later, { ...later, points: 300, at: '2026-11-30T23:59:00.000Z' }]);
    const [now] = (await sheetsOf(judge.actor)).filter((one) => one.id === sheet.id);
    expect(now).toMatchObject({ status: 'IN_PROGRESS', open: true });
    expect(now!.marks).toEqual([
      { criterionId: contest.round.criteria[0]!.id, points: expect.any(Number), note: expect.any(String) },
    ]);
    const [count] = await app.rows('select count(*)::int from contest_score_facts where sheet_id = $1', [sheet.id]);
    expect(count).toEqual({ count: 3 });
  });

  it('cannot write on another’s sheet, off the scale, or on a criterion of elsewhere; the rest is kept', async () => {
    const { judge, sheet } = await blank();
    const other = contest.judges.find(({ id }) => id !== judge.id)!;
    const theirs = (await sheetsOf(other.actor))[0]!;
    expect(
      await save(judge.actor, [
        { sheetId: theirs.id, points: 500 },
        { sheetId: sheet.id, points: 1050 },
        { sheetId: sheet.id, points: 725 },
        { sheetId: newId(), points: 500 },
        { sheetId: sheet.id, points: 700 },
      ]),
    ).toEqual(['NO_SHEET', 'too_large', 'not_allowed', 'NO_SHEET', 'KEPT']);
  });

  it('hands in what is complete and nothing else; not scored is not the lowest', async () => {
    const { judge, sheet } = await blank();
    const submit = () =>
      app.ask<{ submitSheet: { __typename: string; problems?: unknown } }>(judge.actor, SUBMIT, {
        input: { contestId: contest.id, sheetId: sheet.id },
      });
    await save(judge.actor, [{ sheetId: sheet.id, points: 0 }]);
    expect((await submit()).submitSheet).toEqual({
      __typename: 'InvalidInput',
      problems: [{ field: `criteria.${contest.round.criteria[1]!.id}`, code: 'required' }],
    });
    await save(judge.actor, [{ sheetId: sheet.id, criterion: 1, points: 0 }]);
    expect((await submit()).submitSheet).toMatchObject({ __typename: 'SheetSaved', sheet: { status: 'SUBMITTED' } });
    expect(await save(judge.actor, [{ sheetId: sheet.id, points: 900 }])).toEqual(['SHEET_SUBMITTED']);
    const reopened = await app.ask(
      contest.secretary,
      'mutation ($input: ReopenSheetInput!) { reopenSheet(input: $input) { __typename } }',
      { input: { sheetId: sheet.id, reason: 'Giám khảo gõ nhầm' } },
    );
    expect(reopened).toEqual({ reopenSheet: { __typename: 'SheetReopened' } });
    expect(await save(judge.actor, [{ sheetId: sheet.id, points: 900 }])).toEqual(['KEPT']);
    const log = await app.rows<{ action: string; reason: string | null }>(
      "select action, reason from audit_entries where aggregate_type = 'contest_sheet' and aggregate_id = $1 order by sequence",
      [sheet.id],
    );
    expect(log).toEqual([
      { action: 'contest_sheet.submitted', reason: null },
      { action: 'contest_sheet.reopened', reason: 'Giám khảo gõ nhầm' },
    ]);
  });
});

describe('closing a round', () => {
  it('closes all sheets together: of saves at that moment each is whole, and none comes after', async () => {
    const own = await aScoring(app, { entries: 6, judges: 4 });
    const sheets = (await Promise.all(own.judges.map(({ actor }) => sheetsOf(actor, own)))).flatMap((list, at) =>
      list.map((sheet) => ({ sheet, actor: own.judges[at]!.actor })),
    );
    const saving = sheets.map(({ sheet, actor }) => save(actor, [{ sheetId: sheet.id, points: 500 }], own));
    const closing = app.get(MoveRound).run(callerOf(own.secretary), own.round.id, 'close');
    const outcomes = (await Promise.all(saving)).flat();
    await closing;
    expect(new Set(outcomes)).toSatisfy((set: Set<string>) =>
      [...set].every((one) => ['KEPT', 'ROUND_NOT_SCORING'].includes(one)),
    );
    const [kept] = await app.rows<{ count: number }>(
      `select count(*)::int from contest_score_facts join contest_sheets on contest_sheets.id = sheet_id where round_id = $1`,
      [own.round.id],
    );
    expect(kept!.count).toBe(outcomes.filter((one) => one === 'KEPT').length);
    expect(await save(sheets[0]!.actor, [{ sheetId: sheets[0]!.sheet.id, points: 500 }], own)).toEqual([
      'ROUND_NOT_SCORING',
    ]);
    await expect(
      app.rows(
        `insert into contest_score_facts (id, sheet_id, criterion_id, points, note, made_at, written_at, received_at)
         values ($1, $2, $3, 500, '', now(), now(), now())`,
        [newId(), sheets[0]!.sheet.id, own.round.criteria[0]!.id],
      ),
    ).rejects.toThrow('the sheet is closed');
  });

  it('without the row of each sheet being touched, a save slips in behind it', async () => {
    const own = await aScoring(app, { entries: 2, judges: 2 });
    const { judge, sheet } = await blank(own);
    // The guard off: the round alone says that it is closed, and no sheet does.
    await app.rows("update contest_rounds set status = 'CLOSED', closed_at = now() where id = $1", [own.round.id]);
    expect(await save(judge.actor, [{ sheetId: sheet.id, points: 500 }], own)).toEqual(['KEPT']);
  });
});

it('facts are neither changed nor deleted', async () => {
  await expect(app.rows('update contest_score_facts set points = 0')).rejects.toThrow('facts');
  await expect(app.rows('delete from contest_score_facts')).rejects.toThrow('facts');
});
