import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PlaceExhibitor } from '../stays/place-exhibitor.ts';
import { ADMIN, BoothsApi, callerOf } from '../testing/booths-api.ts';
import { aFair, anExhibitor, aRequest, aRequestInput, type TestFair } from '../testing/fixtures.ts';
import { followMerge } from './follow-merge.ts';
import { SaveStandCall } from './save-stand-call.ts';
import { SaveStandRequest } from './save-stand-request.ts';
import { StandRequestQueries } from './stand-request.queries.ts';
import { WithdrawStandRequest } from './withdraw-stand-request.ts';

let app: BoothsApi;
let fair: TestFair;
beforeAll(async () => {
  app = await BoothsApi.start();
  fair = await aFair(app);
});
afterAll(() => app.close());
beforeEach(() => app.clock.set('2026-11-10T00:00:00Z'));

describe('a request', () => {
  it('sent twice is one; a second of the same startup is refused, at once too', async () => {
    const exhibitor = await anExhibitor(app);
    const ask = (input: ReturnType<typeof aRequestInput>) =>
      app.get(SaveStandRequest).run(callerOf(exhibitor.owner), input);
    const input = aRequestInput(fair, exhibitor);
    await ask(input);
    await ask(input);
    await expect(ask(aRequestInput(fair, exhibitor))).rejects.toMatchObject({
      code: 'AlreadyAsked',
      data: { requestId: input.id },
    });
    const other = await anExhibitor(app);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 5 }, () => app.get(SaveStandRequest).run(callerOf(other.owner), aRequestInput(fair, other))),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('is taken while the call is open; what visitors read may change afterwards', async () => {
    const request = await aRequest(app, fair);
    app.clock.set('2026-12-01T00:00:00Z');
    await expect(aRequest(app, fair)).rejects.toMatchObject({ code: 'RequestsNotTaken' });
    const change = (part: object) =>
      app.get(SaveStandRequest).run(callerOf(request.owner), { ...request.input, version: 1, ...part });
    await expect(change({ watts: 2_000 })).rejects.toMatchObject({ code: 'RequestsNotTaken' });
    await change({ introduction: 'Vị mới' });
    await expect(change({ introduction: 'Vị khác' })).rejects.toMatchObject({ code: 'StaleVersion' });
  });

  it('wishes for booths of the event, and keeps its watts once it has a stand', async () => {
    const stranger = await aFair(app);
    await expect(aRequest(app, fair, { wishes: [stranger.booths[0]!.id] })).rejects.toMatchObject({
      data: { problems: [{ field: 'wishes', code: 'unknown_value' }] },
    });
    const request = await aRequest(app, fair, { wishes: [fair.booths[0]!.id] });
    await app.get(PlaceExhibitor).run(callerOf(ADMIN), fair.booths[0]!.id, request.id, 'HELD');
    const change = app.get(SaveStandRequest).run(callerOf(request.owner), { ...request.input, version: 1, watts: 1 });
    await expect(change).rejects.toMatchObject({ data: { problems: [{ field: 'watts', code: 'not_allowed' }] } });
  });

  it('is withdrawn with a hold for it, and not while it has a stand', async () => {
    const request = await aRequest(app, fair);
    await app.get(PlaceExhibitor).run(callerOf(ADMIN), fair.booths[1]!.id, request.id, 'HELD');
    await app.get(WithdrawStandRequest).run(callerOf(request.owner), request.id, 1);
    const placed = await aRequest(app, fair);
    await app.get(PlaceExhibitor).run(callerOf(ADMIN), fair.booths[1]!.id, placed.id, 'ASSIGNED');
    await expect(app.get(WithdrawStandRequest).run(callerOf(placed.owner), placed.id, 1)).rejects.toMatchObject({
      data: { problems: [{ field: 'id', code: 'not_allowed' }] },
    });
  });

  it('shows its own people no hold, while organisers see it', async () => {
    const request = await aRequest(app, fair);
    await app.get(PlaceExhibitor).run(callerOf(ADMIN), fair.booths[2]!.id, request.id, 'HELD');
    const queries = app.get(StandRequestQueries);
    expect((await queries.byId(request.id, 'its own people')).stay).toBeNull();
    expect((await queries.byId(request.id, 'organisers')).stay).toMatchObject({ number: 'A3', status: 'HELD' });
    app.clock.set('2026-11-10T00:15:00Z');
    expect((await queries.byId(request.id, 'organisers')).stay).toBeNull();
  });

  it('goes over to the startup that its own was merged into, also beside one of that', async () => {
    const [one, other] = [await aRequest(app, fair), await aRequest(app, fair)];
    const merged = { mergedId: one.organisationId, survivorId: other.organisationId };
    await app.api.database.transaction((tx) => followMerge(tx, merged as never));
    const requests = await app.get(StandRequestQueries).ofOrganisation(other.organisationId);
    expect(requests.map(({ id }) => id).sort()).toEqual([one.id, other.id].sort());
  });
});

describe('a call', () => {
  it('is changed by several, who notice each other', async () => {
    const { id } = await app.event();
    const call = {
      opensAt: new Date('2026-11-01T00:00:00Z'),
      closesAt: new Date('2026-12-01T00:00:00Z'),
      confirmDays: 3,
    };
    const save = (version: number | null, part = {}) =>
      app.get(SaveStandCall).run(callerOf(ADMIN), id, version, { ...call, ...part });
    await save(null);
    await expect(save(null)).rejects.toMatchObject({ code: 'StaleVersion', data: { current: 1 } });
    await save(1, { confirmDays: 5 });
    await expect(save(2, { closesAt: call.opensAt })).rejects.toMatchObject({
      data: { problems: [{ field: 'closesAt', code: 'ends_before_start' }] },
    });
  });
});
