import { type HallPlan, rectangle } from '@pho-hien/booths-core';
import { ANONYMOUS, newId } from '@pho-hien/kernel';
import { statementsOf } from '@pho-hien/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ChangeStay } from '../stays/change-stay.ts';
import { PlaceExhibitor } from '../stays/place-exhibitor.ts';
import { ADMIN, BoothsApi, callerOf } from '../testing/booths-api.ts';
import { aFair, aPlan, aRequest, type TestFair } from '../testing/fixtures.ts';
import { CreateHall } from './create-hall.ts';
import type { HallPlanType } from './hall.graphql.ts';
import { PublishHall } from './publish-hall.ts';
import { SaveHall } from './save-hall.ts';

let app: BoothsApi;
beforeAll(async () => {
  app = await BoothsApi.start();
});
afterAll(() => app.close());

const save = (id: string, version: number, plan: HallPlan) =>
  app.get(SaveHall).run(callerOf(ADMIN), { id, version, plan: plan as HallPlanType });
const publish = (id: string, version: number, moving: string[] = []) =>
  app.get(PublishHall).run(callerOf(ADMIN), { id, version, moving });
const placed = async (fair: TestFair, booth: number, watts = 1_000) => {
  const request = await aRequest(app, fair, { watts });
  return app.get(PlaceExhibitor).run(callerOf(ADMIN), fair.booths[booth]!.id, request.id, 'ASSIGNED');
};

describe('a hall', () => {
  it('is drawn by several, who notice each other; one id is one hall, and nobody else’s', async () => {
    const fair = await aFair(app);
    await save(fair.hallId, 2, { ...fair.plan, width: 3_500 });
    await expect(save(fair.hallId, 2, fair.plan)).rejects.toMatchObject({ code: 'StaleVersion', data: { current: 3 } });
    const again = { id: fair.hallId, eventId: fair.eventId, plan: fair.plan as HallPlanType };
    await app.get(CreateHall).run(callerOf(ADMIN), again);
    const other = await app.event();
    await expect(app.get(CreateHall).run(callerOf(ADMIN), { ...again, eventId: other.id })).rejects.toThrow();
  });

  it('is not published while two stands are on one floor', async () => {
    const fair = await aFair(app);
    const booths = fair.booths.map((booth, i) =>
      i === 1 ? { ...booth, corners: rectangle(200, 500, 300, 300) } : booth,
    );
    await save(fair.hallId, 2, { ...fair.plan, booths });
    await expect(publish(fair.hallId, 3)).rejects.toMatchObject({
      code: 'PlanNotSafe',
      data: { warnings: [{ code: 'OVERLAP', ids: [booths[0]!.id, booths[1]!.id] }] },
    });
  });

  it('has numbers that no other hall of the event has, and may swap its own', async () => {
    const fair = await aFair(app);
    const second = newId();
    await app
      .get(CreateHall)
      .run(callerOf(ADMIN), { id: second, eventId: fair.eventId, plan: aPlan(2) as HallPlanType });
    await expect(publish(second, 1)).rejects.toMatchObject({
      data: { problems: [{ field: 'booths', code: 'duplicate' }] },
    });
    const swapped = fair.booths.map((booth, i) => ({ ...booth, number: `A${fair.booths.length - i}` }));
    await save(fair.hallId, 2, { ...fair.plan, booths: swapped });
    await publish(fair.hallId, 3);
    const numbers = await app.rows('select number from booths where hall_id = $1 order by id', [fair.hallId]);
    expect(numbers).toEqual(['A4', 'A3', 'A2', 'A1'].map((number) => ({ number })));
  });
});

describe('a new version of a published plan', () => {
  it('says whom it moves, waits for a yes, and mails them', async () => {
    const fair = await aFair(app);
    const stay = await placed(fair, 0);
    const [first, ...others] = fair.booths;
    const booths = [{ ...first!, number: 'B1', corners: rectangle(100, 850, 300, 300) }, ...others];
    await save(fair.hallId, 2, { ...fair.plan, booths });
    const refused = publish(fair.hallId, 3);
    await expect(refused).rejects.toMatchObject({
      code: 'ExhibitorsMoved',
      data: {
        moved: [{ stayId: stay, numberBefore: 'A1', numberAfter: 'B1', changes: ['MOVED', 'RENUMBERED'] }],
      },
    });
    await publish(fair.hallId, 3, [stay]);
    const mails = await app.rows<{ data: object }>(
      `select data from mails where template = 'stand-moved' and aggregate_id = $1`,
      [stay],
    );
    expect(mails.map(({ data }) => data)).toMatchObject([{ numberBefore: 'A1', numberAfter: 'B1' }]);
  });

  it('closes no booth under anybody, in the database either', async () => {
    const fair = await aFair(app);
    const stay = await placed(fair, 0);
    await save(fair.hallId, 2, { ...fair.plan, booths: fair.booths.slice(1) });
    await expect(publish(fair.hallId, 3)).rejects.toMatchObject({
      code: 'BoothsTaken',
      data: { taken: [{ number: 'A1' }] },
    });
    const close = () => app.rows('update booths set closed = true, removed = true where id = $1', [fair.booths[0]!.id]);
    await expect(close()).rejects.toMatchObject({ constraint: 'booths_taken' });
    await app.get(ChangeStay).run(callerOf(ADMIN), stay, 'release', 'Chuyển sang khu khác');
    await publish(fair.hallId, 3);
    // Its number is free, and nobody is placed in it any more.
    const request = await aRequest(app, fair);
    await expect(
      app.get(PlaceExhibitor).run(callerOf(ADMIN), fair.booths[0]!.id, request.id, 'HELD'),
    ).rejects.toThrow();
    await expect(
      app.rows(
        `insert into booth_stays (id, booth_id, request_id, status, watts, confirm_by, created_at)
         values (gen_random_uuid(), $1, $2, 'ASSIGNED', 0, now(), now())`,
        [fair.booths[0]!.id, request.id],
      ),
    ).rejects.toMatchObject({ constraint: 'booth_stays_open_booth' });
  });

  it('does not cut the power of those who are there; who is rezoned takes theirs along', async () => {
    const fair = await aFair(app);
    const stay = await placed(fair, 0, 2_000);
    const [zone] = fair.plan.zones;
    await save(fair.hallId, 2, { ...fair.plan, zones: [{ ...zone!, supplyWatts: 1_500 }] });
    await expect(publish(fair.hallId, 3)).rejects.toMatchObject({
      code: 'PowerExceeded',
      data: { supplyWatts: 1_500, drawnWatts: 2_000 },
    });
    const fresh = { id: newId(), name: { vi: 'Khu máy móc', en: '' }, supplyWatts: 2_000 };
    const booths = fair.booths.map((booth, i) => (i === 0 ? { ...booth, zoneId: fresh.id } : booth));
    await save(fair.hallId, 3, { ...fair.plan, booths, zones: [{ ...zone!, supplyWatts: 0 }, fresh] });
    await publish(fair.hallId, 4, [stay]);
    const rows = await app.rows(
      'select supply_watts, drawn_watts from booth_zones where hall_id = $1 order by supply_watts',
      [fair.hallId],
    );
    expect(rows).toEqual([
      { supply_watts: 0, drawn_watts: 0 },
      { supply_watts: 2_000, drawn_watts: 2_000 },
    ]);
  });

  it('stands beside the former ones, which stay what they were', async () => {
    const fair = await aFair(app);
    await save(fair.hallId, 2, { ...fair.plan, width: 3_500 });
    await publish(fair.hallId, 3);
    const versions = await app.rows(
      `select version, (plan ->> 'width')::int as width from hall_plans where hall_id = $1 order by 1`,
      [fair.hallId],
    );
    expect(versions).toEqual([
      { version: 1, width: 3_000 },
      { version: 2, width: 3_500 },
    ]);
    await expect(app.rows('update hall_plans set version = 9 where hall_id = $1', [fair.hallId])).rejects.toThrow();
  });
});

describe('the map', () => {
  const MAP = `query ($slug: String!) { standMap(slug: $slug) { takesRequests halls {
    width booths { number } exhibitors { boothId name products { name } } } } }`;
  interface Map {
    readonly standMap: { readonly halls: readonly { readonly exhibitors: readonly { readonly boothId: string }[] }[] };
  }

  it('shows what is published and who confirmed, to everybody, in as many statements for many as for one', async () => {
    const fair = await aFair(app);
    const read = () => app.ask<Map>(ANONYMOUS, MAP, { slug: fair.slug });
    const assigned = await placed(fair, 0);
    expect((await read()).standMap.halls[0]!.exhibitors).toEqual([]);
    const confirm = (id: string) => app.get(ChangeStay).run(callerOf(ADMIN), id, 'confirm');
    await confirm(assigned);
    const one = await statementsOf(read);
    for (const booth of [1, 2, 3]) await confirm(await placed(fair, booth));
    const many = await statementsOf(read);
    expect(many.length).toBe(one.length);
    expect((await read()).standMap).toMatchObject({
      takesRequests: true,
      halls: [
        {
          width: 3_000,
          exhibitors: fair.booths.map(({ id }) => ({ boothId: id, products: [{ name: 'Nhãn sấy dẻo' }] })),
        },
      ],
    });
    expect(await app.ask(ANONYMOUS, MAP, { slug: 'khong-co' })).toEqual({ standMap: null });
  });
});
