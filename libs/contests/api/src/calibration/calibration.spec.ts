import { newId, type PersonActor } from '@pho-hien/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AssignRound } from '../assignment/assign-round.ts';
import { Recuse } from '../assignment/recuse.ts';
import { TellTie } from '../judges/tell-tie.ts';
import { ResultQueries } from '../results/result.queries.ts';
import { MoveRound } from '../rounds/move-round.ts';
import { SaveScores } from '../scoring/save-scores.ts';
import { SheetQueries } from '../scoring/sheet.queries.ts';
import { SubmitSheet } from '../scoring/submit-sheet.ts';
import { callerOf, ContestsApi } from '../testing/contests-api.ts';
import { aJudge, anOpened, type TestJudge, type TestScoring } from '../testing/fixtures.ts';

let app: ContestsApi;
beforeAll(async () => {
  app = await ContestsApi.start();
});
afterAll(() => app.close());

const PARTS = `open byLot entries { id } sheets { judgeId entryId status marks { points } }
  spread { entryId criterionId judges lowest highest mean widest }`;
const START = `mutation ($input: StartCalibrationInput!) { done: startCalibration(input: $input) {
  __typename ... on CalibrationChanged { calibration { ${PARTS} } } ... on InvalidInput { problems { field code } } } }`;
const READ = `query ($roundId: ID!) { roundCalibration(roundId: $roundId) { ${PARTS} } }`;

interface Calibration {
  readonly open: boolean;
  readonly byLot: boolean;
  readonly entries: readonly { readonly id: string }[];
  readonly sheets: readonly { readonly judgeId: string; readonly entryId: string; readonly status: string }[];
  readonly spread: readonly { readonly lowest: number; readonly highest: number; readonly widest: boolean }[];
}
interface Started {
  readonly __typename: string;
  readonly calibration: Calibration;
  readonly problems?: readonly { readonly field: string; readonly code: string }[];
}

async function start(of: TestScoring, entryIds: readonly string[] = []): Promise<Started> {
  const input = { roundId: of.round.id, entryIds };
  return (await app.ask<{ done: Started }>(of.secretary, START, { input })).done;
}
const read = async (of: TestScoring, by: PersonActor = of.secretary) =>
  (await app.ask<{ roundCalibration: Calibration | null }>(by, READ, { roundId: of.round.id })).roundCalibration;
const sheetsOf = ({ actor }: TestJudge, of: TestScoring) => app.get(SheetQueries).own(of.id, actor.userId);

/** What became of one score for each criterion. */
async function score({ actor }: TestJudge, of: TestScoring, sheetId: string, points: readonly number[]) {
  const facts = points.map((one, at) => ({
    id: newId(),
    sheetId,
    criterionId: of.round.criteria[at]!.id,
    points: one,
    note: '',
    at: app.clock.now(),
  }));
  const input = { contestId: of.id, sentAt: app.clock.now(), facts };
  const { results } = await app.get(SaveScores).run(callerOf(actor), input);
  return results.map(({ outcome, problem }) => problem ?? outcome);
}
const submit = ({ actor }: TestJudge, of: TestScoring, sheetId: string) =>
  app.get(SubmitSheet).run(callerOf(actor), { contestId: of.id, sheetId });

describe('a calibration', () => {
  it('lets every judge score the same two entries, drawn by lot, and shows how far they lie apart', async () => {
    const own = await anOpened(app);
    expect(await read(own)).toBeNull();
    const { calibration } = await start(own);
    expect(calibration).toMatchObject({ open: true, byLot: true, spread: [] });
    expect(calibration.entries).toHaveLength(2);
    expect(calibration.sheets).toHaveLength(6);
    for (const [at, judge] of own.judges.entries()) {
      const sheets = await sheetsOf(judge, own);
      expect(sheets.map(({ calibration: is, open }) => ({ is, open }))).toEqual([
        { is: true, open: true },
        { is: true, open: true },
      ]);
      const first = sheets.find(({ entry }) => entry.id === calibration.entries[0]!.id)!;
      expect(await score(judge, own, first.id, [300 + at * 200, 500])).toEqual(['KEPT', 'KEPT']);
      await submit(judge, own, first.id);
    }
    const now = await read(own);
    expect(now!.spread).toEqual([
      {
        entryId: calibration.entries[0]!.id,
        criterionId: own.round.criteria[0]!.id,
        judges: 3,
        lowest: 300,
        highest: 700,
        mean: 500,
        widest: true,
      },
      expect.objectContaining({ lowest: 500, highest: 500, widest: false }),
    ]);
    // Nobody else sees it.
    await expect(read(own, own.judges[0]!.actor)).rejects.toThrow('NOT_FOUND');
    await expect(read(own, own.teams[0]!.owner)).rejects.toThrow('NOT_FOUND');
  });

  it('never counts: the ranking is of the sheets of the round alone', async () => {
    const own = await anOpened(app);
    await start(own, own.entryIds.slice(0, 2));
    for (const judge of own.judges)
      for (const { id } of await sheetsOf(judge, own)) {
        await score(judge, own, id, [1000, 1000]);
        await submit(judge, own, id);
      }
    await app.get(AssignRound).run(callerOf(own.secretary), own.round.id);
    await app.get(MoveRound).run(callerOf(own.secretary), own.round.id, 'startScoring');
    for (const judge of own.judges)
      for (const { id, calibration } of await sheetsOf(judge, own)) {
        // Scoring has begun, so the calibration is over.
        if (calibration) expect(await score(judge, own, id, [0])).toEqual(['ROUND_NOT_SCORING']);
        else {
          await score(judge, own, id, [400, 400]);
          await submit(judge, own, id);
        }
      }
    await app.get(MoveRound).run(callerOf(own.secretary), own.round.id, 'close');
    const [result] = await app.get(ResultQueries).ofRound(own.round.id);
    expect(result!.lines.map(({ sheets, raw }) => ({ sheets, raw }))).toEqual(
      own.entryIds.map(() => ({ sheets: 2, raw: 4000 })),
    );
    // Of a round that has begun there is none.
    expect((await start(own)).problems).toEqual([{ field: 'roundId', code: 'not_allowed' }]);
  });

  it('gives nobody an entry they have a stake in, and takes in who comes later', async () => {
    const own = await anOpened(app, { entries: 2, judges: 2 });
    const [first, second] = own.entryIds as [string, string];
    const tie = { judgeId: own.judges[0]!.id, entryId: first, kind: 'DECLARED' as const, note: 'Anh em họ' };
    await app.get(TellTie).run(callerOf(own.secretary), tie);
    const { calibration } = await start(own, [first, second]);
    expect(calibration).toMatchObject({ byLot: false });
    expect(calibration.sheets.map(({ judgeId, entryId }) => `${judgeId} ${entryId}`).sort()).toEqual(
      [`${own.judges[0]!.id} ${second}`, `${own.judges[1]!.id} ${first}`, `${own.judges[1]!.id} ${second}`].sort(),
    );
    const late = await aJudge(app, own);
    const again = await start(own);
    expect(again.calibration.sheets.filter(({ judgeId }) => judgeId === late.id)).toHaveLength(2);
    expect(again.calibration.sheets).toHaveLength(5);
  });

  it('takes other entries while nothing is written, and none once something is', async () => {
    const own = await anOpened(app);
    const [a, b, c] = own.entryIds as [string, string, string];
    await start(own, [a, b]);
    const changed = await start(own, [b, c]);
    expect(changed.calibration.entries.map(({ id }) => id).sort()).toEqual([b, c].sort());
    expect(changed.calibration.sheets).toHaveLength(6);
    const [sheet] = await sheetsOf(own.judges[0]!, own);
    await score(own.judges[0]!, own, sheet!.id, [500]);
    expect((await start(own, [a, b])).problems).toEqual([{ field: 'entryIds', code: 'not_allowed' }]);
    // By lot, those that were begun go on.
    expect((await start(own)).calibration).toMatchObject({ byLot: false });
    expect((await start(own, [b])).problems).toEqual([{ field: 'entryIds', code: 'required' }]);
    expect((await start(own, [b, newId()])).problems).toEqual([{ field: 'entryIds', code: 'unknown_value' }]);
  });

  it('ends by hand, and goes on where it is started again', async () => {
    const own = await anOpened(app);
    await start(own);
    const end = () =>
      app.ask<{ endCalibration: { __typename: string } }>(
        own.secretary,
        'mutation ($input: EndCalibrationInput!) { endCalibration(input: $input) { __typename } }',
        { input: { roundId: own.round.id } },
      );
    expect(await end()).toEqual({ endCalibration: { __typename: 'CalibrationChanged' } });
    await end();
    const [sheet] = await sheetsOf(own.judges[0]!, own);
    expect(await score(own.judges[0]!, own, sheet!.id, [500])).toEqual(['ROUND_NOT_SCORING']);
    await start(own);
    expect(await score(own.judges[0]!, own, sheet!.id, [500])).toEqual(['KEPT']);
    const log = await app.rows<{ action: string }>(
      "select action from audit_entries where aggregate_id = $1 and action like 'contest.calibration%' order by sequence",
      [own.id],
    );
    expect(log.map(({ action }) => action)).toEqual([
      'contest.calibration_started',
      'contest.calibration_ended',
      'contest.calibration_started',
    ]);
  });

  it('a judge who recuses from it is away from the entry in the round too', async () => {
    const own = await anOpened(app, { entries: 2 });
    await start(own);
    await app.get(AssignRound).run(callerOf(own.secretary), own.round.id);
    const judge = own.judges[0]!;
    const sheet = (await sheetsOf(judge, own)).find(({ calibration }) => calibration)!;
    await app.get(Recuse).run(callerOf(judge.actor), sheet.id, 'Tôi từng cố vấn cho nhóm');
    const left = await sheetsOf(judge, own);
    expect(left.every(({ entry }) => entry.id !== sheet.entry.id)).toBe(true);
  });
});

describe('the database', () => {
  it('refuses a calibration that becomes a sheet that counts, and one that is open while the round is scored', async () => {
    const own = await anOpened(app);
    await start(own);
    const one = 'where round_id = $1 and calibration';
    await expect(
      app.rows(`update contest_sheets set calibration = false ${one}`, [own.round.id]),
    ).rejects.toMatchObject({ constraint: 'contest_sheets_calibration_stays' });
    await expect(
      app.rows("update contest_rounds set status = 'SCORING' where id = $1", [own.round.id]),
    ).rejects.toMatchObject({ constraint: 'contest_rounds_calibration_over' });
    await app.get(AssignRound).run(callerOf(own.secretary), own.round.id);
    await app.get(MoveRound).run(callerOf(own.secretary), own.round.id, 'startScoring');
    await expect(app.rows(`update contest_sheets set open = true ${one}`, [own.round.id])).rejects.toMatchObject({
      constraint: 'contest_sheets_calibration_before',
    });
  });
});
