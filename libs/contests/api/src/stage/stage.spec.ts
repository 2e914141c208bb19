import { commitmentOf, isDrawnOrder } from '@pho-hien/contests-core';
import { InvalidInput } from '@pho-hien/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DecideEligibility } from '../entries/decide-eligibility.ts';
import { MoveEntry } from '../entries/move-entry.ts';
import { MoveRound } from '../rounds/move-round.ts';
import { OpenRound } from '../rounds/open-round.ts';
import { ContestQueries } from '../setup/contest.queries.ts';
import { callerOf, ContestsApi } from '../testing/contests-api.ts';
import { aContest, anEntry, aRound, aSetup, aTeam } from '../testing/fixtures.ts';
import { DrawLot } from './draw-lot.ts';
import { StageQueries } from './stage.queries.ts';

let app: ContestsApi;
beforeAll(async () => {
  app = await ContestsApi.start();
});
afterAll(() => app.close());

const PITCH = { pitchMinutes: 5, questionMinutes: 3 };

/** A contest of one round on stage, opened, with four teams. */
async function aFinal(change: Parameters<typeof aRound>[0] = {}) {
  app.clock.set('2026-11-10T00:00:00Z');
  const setup = aSetup();
  const [board] = setup.boards;
  const contest = await aContest(app, {
    ...setup,
    boards: [{ ...board!, rounds: [aRound({ pitch: PITCH, ...change })] }],
  });
  const secretary = callerOf(await app.secretary(contest.id, `thu.ky.${contest.setup.slug}@phohien.example`));
  const entries: { id: string; owner: Awaited<ReturnType<typeof aTeam>>['owner'] }[] = [];
  for (let count = 0; count < 4; count += 1) {
    const team = await aTeam(app);
    const id = await anEntry(app, contest, team);
    await app.get(DecideEligibility).run(secretary, { id, version: 2, eligible: true, reason: '' });
    entries.push({ id, owner: team.owner });
  }
  app.clock.set('2026-12-01T00:00:00Z');
  await app.get(OpenRound).run(secretary, contest.round.id);
  const draw = (word: string) => app.get(DrawLot).run(secretary, contest.round.id, word);
  const order = () => app.get(StageQueries).of(contest.round.id);
  return { ...contest, secretary, entries, draw, order };
}
const refused = (field: string, code: string) =>
  expect.objectContaining({ data: { problems: [expect.objectContaining({ field, code })] } });

describe('the order on stage', () => {
  it('is drawn by the seed that was committed and the word that was said, and anybody can check it', async () => {
    const final = await aFinal();
    const state = () => app.get(ContestQueries).round(final.round.id);
    const { lotCommitment } = await state();
    expect(await final.order()).toBeNull();
    await final.draw('  mùa nhãn ');
    const order = (await final.order())!;
    expect(order).toMatchObject({ word: 'mùa nhãn', pitch: PITCH, drawnAt: app.clock.now() });
    expect(order.entries.map(({ id }) => id).sort()).toEqual(final.entries.map(({ id }) => id).sort());
    expect(await state()).toMatchObject({ lotWord: 'mùa nhãn', lotSeed: null });

    await app.get(MoveRound).run(final.secretary, final.round.id, 'startScoring');
    await app.get(MoveRound).run(final.secretary, final.round.id, 'close');
    const { lotSeed } = await state();
    expect(commitmentOf(lotSeed!)).toBe(lotCommitment);
    const ids = order.entries.map(({ id }) => id);
    expect(isDrawnOrder(lotCommitment!, lotSeed!, 'mùa nhãn', ids)).toBe(true);
    expect(isDrawnOrder(lotCommitment!, lotSeed!, 'mùa sen', ids)).toBe(false);
    expect((await final.order())!.entries.map(({ id }) => id)).toEqual(ids);
  });

  it('is drawn once, before judges score, with a word', async () => {
    const final = await aFinal();
    await expect(final.draw('  ')).rejects.toEqual(refused('word', 'required'));
    await expect(final.draw('a'.repeat(101))).rejects.toEqual(refused('word', 'too_long'));
    const both = await Promise.allSettled([final.draw('một'), final.draw('hai')]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(final.draw('ba')).rejects.toBeInstanceOf(InvalidInput);
    // Nor by somebody at the database.
    await expect(
      app.rows("update contest_rounds set lot_word = 'bốn' where id = $1", [final.round.id]),
    ).rejects.toMatchObject({ constraint: 'contest_rounds_drawn_once' });

    const late = await aFinal();
    await app.get(MoveRound).run(late.secretary, late.round.id, 'startScoring');
    await expect(late.draw('muộn')).rejects.toEqual(refused('id', 'not_allowed'));
    const seated = await aFinal({ pitch: null });
    await expect(seated.draw('ngồi')).rejects.toEqual(refused('id', 'not_allowed'));
    expect(await seated.order()).toBeNull();
  });

  it('keeps its places when a team withdraws, and names nobody in a blind round', async () => {
    const final = await aFinal({ blind: true });
    await final.draw('sen');
    const before = (await final.order())!.entries;
    expect(before.every(({ organisationName }) => organisationName === null)).toBe(true);
    const gone = final.entries.find(({ id }) => id === before[1]!.id)!;
    const [row] = await app.rows<{ version: number }>('select version from contest_entries where id = $1', [gone.id]);
    await app.get(MoveEntry).run(callerOf(gone.owner), gone.id, row!.version, 'withdraw');
    const after = (await final.order())!.entries;
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(after.map(({ withdrawn }) => withdrawn)).toEqual([false, true, false, false]);
  });
});
