import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ADMIN, BoothsApi, callerOf } from '../testing/booths-api.ts';
import { aFair, aPlan, aRequest, type TestFair } from '../testing/fixtures.ts';
import { ChangeStay } from './change-stay.ts';
import { LapseStay } from './lapse-stay.ts';
import { PlaceExhibitor } from './place-exhibitor.ts';

let app: BoothsApi;
let fair: TestFair;
beforeAll(async () => {
  app = await BoothsApi.start();
});
afterAll(() => app.close());
beforeEach(async () => {
  app.clock.set('2026-11-10T00:00:00Z');
  fair = await aFair(app);
});

const place = (boothId: string, requestId: string, as: 'HELD' | 'ASSIGNED' = 'HELD') =>
  app.get(PlaceExhibitor).run(callerOf(ADMIN), boothId, requestId, as);
const step = (...[id, what, reason]: [string, 'renew' | 'assign' | 'release', string?]) =>
  app.get(ChangeStay).run(callerOf(ADMIN), id, what, reason);
const statusOf = async (id: string) =>
  (await app.rows<{ status: string }>('select status from booth_stays where id = $1', [id]))[0]!.status;
const drawn = async () =>
  (
    await app.rows<{ watts: number }>('select drawn_watts as watts from booth_zones where hall_id = $1', [fair.hallId])
  )[0]!.watts;

describe('a booth', () => {
  it('is held for 15 minutes, once more, and is then free for the next', async () => {
    const [first, second] = [await aRequest(app, fair), await aRequest(app, fair)];
    const held = await place(fair.booths[0]!.id, first.id);
    await expect(place(fair.booths[0]!.id, second.id)).rejects.toMatchObject({
      code: 'BoothTaken',
      data: { number: 'A1', heldUntil: new Date('2026-11-10T00:15:00Z') },
    });
    app.clock.set('2026-11-10T00:10:00Z');
    await step(held, 'renew');
    await expect(step(held, 'renew')).rejects.toMatchObject({ code: 'HoldOver', data: { renewed: true } });
    app.clock.set('2026-11-10T00:25:00Z');
    await expect(step(held, 'assign')).rejects.toMatchObject({ code: 'HoldOver' });
    await place(fair.booths[0]!.id, second.id);
    expect([await statusOf(held), await drawn()]).toEqual(['RELEASED', 1_000]);
  });

  it('goes to one of many who ask for it at once', async () => {
    const requests = await Promise.all(Array.from({ length: 12 }, () => aRequest(app, fair)));
    const outcomes = await Promise.allSettled(requests.map(({ id }) => place(fair.booths[0]!.id, id, 'ASSIGNED')));
    const lost = outcomes.flatMap((one) => (one.status === 'rejected' ? [(one.reason as { code: string }).code] : []));
    expect(lost).toEqual(Array.from({ length: 11 }, () => 'BoothTaken'));
  });

  it('is shared by two once the guard of the database is gone', async () => {
    const [first, second] = [await aRequest(app, fair), await aRequest(app, fair)];
    await place(fair.booths[0]!.id, first.id);
    const insert = () =>
      app.rows(
        `insert into booth_stays (id, booth_id, request_id, status, watts, confirm_by, created_at)
         values (gen_random_uuid(), $1, $2, 'ASSIGNED', 0, now(), now())`,
        [fair.booths[0]!.id, second.id],
      );
    await expect(insert()).rejects.toMatchObject({ constraint: 'booth_stays_one_exhibitor' });
    await app.rows('begin');
    await app.rows('drop index booth_stays_one_exhibitor');
    await insert();
    const [count] = await app.rows(
      `select count(*)::int as live from booth_stays where booth_id = $1 and status <> 'RELEASED'`,
      [fair.booths[0]!.id],
    );
    await app.rows('rollback');
    expect(count).toEqual({ live: 2 });
  });

  it('is not for two stands of one request, nor for a request of another event', async () => {
    const request = await aRequest(app, fair);
    await place(fair.booths[0]!.id, request.id);
    await expect(place(fair.booths[1]!.id, request.id)).rejects.toMatchObject({
      code: 'RequestPlaced',
      data: { number: 'A1' },
    });
    const elsewhere = await aRequest(app, await aFair(app));
    await expect(place(fair.booths[1]!.id, elsewhere.id)).rejects.toMatchObject({ message: expect.any(String) });
    expect(await drawn()).toBe(1_000);
  });
});

describe('the power of a zone', () => {
  it('is never exceeded: refused with the figures, and to the last watt', async () => {
    fair = await aFair(app, aPlan(4, { supplyWatts: 3_000 }));
    await place(fair.booths[0]!.id, (await aRequest(app, fair, { watts: 2_000 })).id);
    const greedy = await aRequest(app, fair, { watts: 1_001 });
    await expect(place(fair.booths[1]!.id, greedy.id)).rejects.toMatchObject({
      code: 'PowerExceeded',
      data: { zoneName: 'Khu nông sản', supplyWatts: 3_000, drawnWatts: 2_000, askedWatts: 1_001 },
    });
    await place(fair.booths[2]!.id, (await aRequest(app, fair, { watts: 1_000 })).id);
    expect(await drawn()).toBe(3_000);
  });

  it('holds when many ask at once', async () => {
    fair = await aFair(app, aPlan(6, { supplyWatts: 2_500 }));
    const requests = await Promise.all(fair.booths.map(() => aRequest(app, fair)));
    const outcomes = await Promise.allSettled(requests.map(({ id }, i) => place(fair.booths[i]!.id, id)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    expect(await drawn()).toBe(2_000);
  });

  it('is guarded by the database, whoever writes', async () => {
    const held = await place(fair.booths[0]!.id, (await aRequest(app, fair)).id);
    await expect(app.rows('update booth_stays set watts = 10001 where id = $1', [held])).rejects.toMatchObject({
      constraint: 'booth_zones_supply',
    });
    await app.rows('begin');
    await app.rows('alter table booth_zones drop constraint booth_zones_supply');
    await app.rows('update booth_stays set watts = 10001 where id = $1', [held]);
    expect(await drawn()).toBe(10_001);
    await app.rows('rollback');
  });
});

describe('an exhibitor', () => {
  const answer = (actor: Parameters<BoothsApi['ask']>[0], id: string, what: string) =>
    app.ask<{ answered: { __typename: string } }>(
      actor,
      'mutation ($input: AnswerStandInput!) { answered: answerStand(input: $input) { __typename } }',
      { input: { id, answer: what } },
    );

  it('hears of a stand by mail, confirms it, and nobody else does', async () => {
    const request = await aRequest(app, fair);
    const stay = await place(fair.booths[2]!.id, request.id, 'ASSIGNED');
    const mails = await app.rows<{ data: object; recipient: string }>(
      `select data from mails where template = 'stand-assigned' and aggregate_id = $1`,
      [stay],
    );
    expect(mails.map(({ data }) => data)).toMatchObject([{ number: 'A3', confirmBy: '2026-11-13T00:00:00.000Z' }]);
    const stranger = await aRequest(app, fair);
    await expect(answer(stranger.owner, stay, 'CONFIRM')).rejects.toThrow('NOT_FOUND');
    expect((await answer(request.owner, stay, 'CONFIRM')).answered.__typename).toBe('ExhibitorPlaced');
    expect((await answer(request.owner, stay, 'CONFIRM')).answered.__typename).toBe('InvalidInput');
    expect(await statusOf(stay)).toBe('CONFIRMED');
  });

  it('does not answer a hold, of which it was not told', async () => {
    const request = await aRequest(app, fair);
    const held = await place(fair.booths[0]!.id, request.id);
    await expect(answer(request.owner, held, 'CONFIRM')).rejects.toThrow('NOT_FOUND');
  });

  it('who does not confirm in time makes room, and is told', async () => {
    const request = await aRequest(app, fair);
    const stay = await place(fair.booths[0]!.id, request.id, 'ASSIGNED');
    await app.get(LapseStay).run(stay);
    expect(await statusOf(stay)).toBe('ASSIGNED');
    app.clock.set('2026-11-13T00:00:00Z');
    await app.get(LapseStay).run(stay);
    await app.get(LapseStay).run(stay);
    expect([await statusOf(stay), await drawn()]).toEqual(['RELEASED', 0]);
    const mails = await app.rows(`select 1 from mails where template = 'stand-ended' and aggregate_id = $1`, [stay]);
    expect(mails).toHaveLength(1);
  });

  it('from whom a stand is taken is told why', async () => {
    const stay = await place(fair.booths[0]!.id, (await aRequest(app, fair)).id, 'ASSIGNED');
    await expect(step(stay, 'release')).rejects.toMatchObject({
      data: { problems: [{ field: 'reason', code: 'required' }] },
    });
    await step(stay, 'release', 'Khu A dành cho lối thoát hiểm');
    const [mail] = await app.rows<{ data: object }>(
      `select data from mails where template = 'stand-ended' and aggregate_id = $1`,
      [stay],
    );
    expect(mail!.data).toMatchObject({ reason: 'Khu A dành cho lối thoát hiểm' });
    await expect(
      app.rows(`update booth_stays set status = 'ASSIGNED', ended_at = null where id = $1`, [stay]),
    ).rejects.toMatchObject({ constraint: 'booth_stays_stay' });
  });
});
