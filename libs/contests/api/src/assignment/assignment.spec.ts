import { newId, type PersonActor } from '@pho-hien/kernel';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { SaveScores } from '../scoring/save-scores.ts';
import { SheetQueries } from '../scoring/sheet.queries.ts';
import { callerOf, ContestsApi } from '../testing/contests-api.ts';
import { aJudge, anOpened, aScoring, type TestScoring } from '../testing/fixtures.ts';
import { AssignInThread } from './assign-in-thread.ts';
import { AssignLargeRound } from './assign-large-round.ts';
import { AssignRound } from './assign-round.ts';
import { ProgressHub } from './progress-hub.ts';

let app: ContestsApi;
beforeAll(async () => {
  app = await ContestsApi.start();
});
afterAll(() => app.close());
afterEach(() => vi.restoreAllMocks());

const PROGRESS = `query ($roundId: ID!) { roundProgress(roundId: $roundId) {
  status criteria entries short sheets submitted judges { judgeId sheets begun submitted savedAt }
  assignment { id status outcome { sheets spread shortages { entryNumbers needed } } } } }`;
const SHEETS = `query ($roundId: ID!, $search: String, $statuses: [SheetStatus!], $judgeId: ID, $first: Int, $after: String) {
  list: roundSheets(roundId: $roundId, search: $search, statuses: $statuses, judgeId: $judgeId, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } edges { node { id judgeId judgeName status scored entry { id number } } } } }`;
const ENTRIES = `query ($roundId: ID!, $search: String, $first: Int, $after: String) {
  list: roundEntries(roundId: $roundId, search: $search, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } edges { node { id number title organisationName } } } }`;

interface List<Node> {
  readonly list: {
    readonly totalCount: number;
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
    readonly edges: readonly { readonly node: Node }[];
  };
}
interface Sheet {
  readonly id: string;
  readonly judgeId: string;
  readonly status: string;
  readonly scored: number;
  readonly entry: { readonly id: string; readonly number: number };
}
interface Progress {
  readonly status: string;
  readonly sheets: number;
  readonly submitted: number;
  readonly short: number;
  readonly judges: readonly { readonly begun: number }[];
  readonly assignment: { readonly id: string; readonly status: string; readonly outcome: { sheets: number } } | null;
}

const progressOf = async (of: TestScoring, by: PersonActor = of.secretary) =>
  (await app.ask<{ roundProgress: Progress }>(by, PROGRESS, { roundId: of.round.id })).roundProgress;
const sheetsOf = async (of: TestScoring, variables: object = {}) =>
  (await app.ask<List<Sheet>>(of.secretary, SHEETS, { roundId: of.round.id, ...variables })).list;

async function score(of: TestScoring, at = 0): Promise<void> {
  const { actor } = of.judges[at]!;
  const [sheet] = await app.get(SheetQueries).own(of.id, actor.userId);
  const fact = { id: newId(), sheetId: sheet!.id, criterionId: of.round.criteria[0]!.id, points: 500, note: '' };
  const input = { contestId: of.id, sentAt: app.clock.now(), facts: [{ ...fact, at: app.clock.now() }] };
  await app.get(SaveScores).run(callerOf(actor), input);
}

describe('the lists of a round', () => {
  let own: TestScoring;
  beforeAll(async () => {
    own = await aScoring(app, { entries: 5, judges: 3 });
  });

  it('come page by page, every sheet once', async () => {
    const seen: Sheet[] = [];
    for (let after: string | null = null; ;) {
      const page: List<Sheet>['list'] = await sheetsOf(own, { first: 4, after });
      expect(page.totalCount).toBe(10);
      seen.push(...page.edges.map(({ node }) => node));
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
    }
    expect(new Set(seen.map(({ id }) => id)).size).toBe(10);
    const numbers = seen.map(({ entry }) => entry.number);
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
  });

  it('are found by number, title, team, judge and state', async () => {
    await score(own);
    const judge = own.judges[0]!;
    expect((await sheetsOf(own, { search: '2' })).edges.map(({ node }) => node.entry.number)).toEqual([2, 2]);
    expect((await sheetsOf(own, { search: 'NHAN  say' })).totalCount).toBe(10);
    expect((await sheetsOf(own, { search: 'khong co' })).totalCount).toBe(0);
    expect((await sheetsOf(own, { judgeId: judge.id })).edges.every(({ node }) => node.judgeId === judge.id)).toBe(
      true,
    );
    const begun = (await sheetsOf(own, { statuses: ['IN_PROGRESS'] })).edges.map(({ node }) => node);
    expect(begun).toMatchObject([{ judgeId: judge.id, scored: 1 }]);
    const { list } = await app.ask<List<{ number: number }>>(own.secretary, ENTRIES, {
      roundId: own.round.id,
      first: 2,
      after: '2',
    });
    expect(list.edges.map(({ node }) => node.number)).toEqual([3, 4]);
    expect(list).toMatchObject({ totalCount: 5, pageInfo: { hasNextPage: true } });
    await expect(app.ask(judge.actor, ENTRIES, { roundId: own.round.id })).rejects.toThrow('NOT_FOUND');
  });
});

describe('how far a round is', () => {
  it('is counted, and told to whoever watches as soon as a judge saves', async () => {
    const own = await aScoring(app, { entries: 3, judges: 3 });
    expect(await progressOf(own)).toMatchObject({ status: 'SCORING', sheets: 6, submitted: 0, short: 0, entries: 3 });
    await expect(progressOf(own, own.judges[0]!.actor)).rejects.toThrow('NOT_FOUND');
    const told = await app.get(ProgressHub).watch(own.round.id);
    const first = (await told.next()).value as Progress;
    expect(first.judges.every(({ begun }) => begun === 0)).toBe(true);
    await score(own);
    await vi.waitFor(
      async () => {
        const next = (await told.next()).value as Progress;
        expect(next.judges.reduce((sum, { begun }) => sum + begun, 0)).toBe(1);
      },
      { timeout: 10_000 },
    );
    await told.return!();
  });
});

describe('a large round', () => {
  const assign = (of: TestScoring) => app.get(AssignRound).run(callerOf(of.secretary), of.round.id, 0);
  const done = (of: TestScoring) =>
    vi.waitFor(
      async () => {
        const { assignment } = await progressOf(of);
        expect(assignment?.status).toBe('DONE');
        return assignment!;
      },
      { timeout: 60_000, interval: 250 },
    );
  const attempt = { id: newId(), retryCount: 0, retryLimit: 3, signal: new AbortController().signal };

  it('is assigned in the background, once however often one asks, and what it came to is told', async () => {
    const own = await anOpened(app, { entries: 4, judges: 3 });
    expect(await assign(own)).toBeNull();
    await assign(own);
    const { id, outcome } = await done(own);
    expect(outcome).toMatchObject({ sheets: 8, spread: 1, shortages: [] });
    expect(await progressOf(own)).toMatchObject({ sheets: 8, short: 0 });
    // The job comes a second time: nothing happens.
    await app.get(AssignLargeRound).run({ assignmentId: id }, attempt);
    const log = await app.rows(
      "select actor from audit_entries where aggregate_id = $1 and action = 'contest.judges_assigned'",
      [own.id],
    );
    expect(log).toHaveLength(1);
    expect(JSON.stringify(log)).toContain(own.secretary.userId);
  }, 90_000);

  it('is computed anew where a judge signed meanwhile', async () => {
    const own = await anOpened(app, { entries: 4, judges: 2 });
    const thread = app.get(AssignInThread);
    const compute = thread.assign.bind(thread);
    const spy = vi.spyOn(thread, 'assign').mockImplementationOnce(async (...given) => {
      await aJudge(app, own);
      return compute(...given);
    });
    await assign(own);
    await done(own);
    expect(spy).toHaveBeenCalledTimes(2);
    expect((await progressOf(own)).judges).toHaveLength(3);
  }, 90_000);

  it('leaves nothing behind where the round has been closed to it meanwhile', async () => {
    const own = await anOpened(app, { entries: 2, judges: 2 });
    const id = newId();
    await app.rows(
      `insert into contest_assignments (id, round_id, asked_by_id, asked_at, status) values ($1, $2, $3, now(), 'WAITING')`,
      [id, own.round.id, own.secretary.userId],
    );
    await app.rows("update contest_rounds set status = 'CLOSED', closed_at = now() where id = $1", [own.round.id]);
    await app.get(AssignLargeRound).run({ assignmentId: id }, attempt);
    expect(await progressOf(own)).toMatchObject({ sheets: 0, assignment: { status: 'FAILED', outcome: null } });
  });

  it('has one assignment under way at a time: the database refuses a second', async () => {
    const own = await anOpened(app, { entries: 2, judges: 2 });
    const waiting = () =>
      app.rows(
        `insert into contest_assignments (id, round_id, asked_by_id, asked_at, status) values ($1, $2, $3, now(), 'WAITING')`,
        [newId(), own.round.id, own.secretary.userId],
      );
    await waiting();
    await expect(waiting()).rejects.toMatchObject({ constraint: 'contest_assignments_one_running' });
  });
});
