import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PlaceExhibitor } from '../stays/place-exhibitor.ts';
import { ADMIN, BoothsApi, callerOf } from '../testing/booths-api.ts';
import { aFair, aRequest } from '../testing/fixtures.ts';

let app: BoothsApi;
beforeAll(async () => {
  app = await BoothsApi.start();
});
afterAll(() => app.close());

const propose = async (eventId: string) =>
  (
    await app.ask<{
      standProposal: { places: { requestId: string; boothId: string; reason: string }[]; unplaced: object[] };
    }>(
      ADMIN,
      `query ($eventId: ID!) { standProposal(eventId: $eventId) {
        places { requestId boothId reason } unplaced { requestId reason needs } } }`,
      { eventId },
    )
  ).standProposal;
const assign = async (eventId: string, places: { requestId: string; boothId: string }[]) =>
  (
    await app.ask<{ assigned: object }>(
      ADMIN,
      `mutation ($input: AssignStandsInput!) { assigned: assignStands(input: $input) {
        ... on StandsAssigned { assigned refused { requestId code } } } }`,
      { input: { eventId, places } },
    )
  ).assigned;

describe('a proposal', () => {
  it('keeps who is there, meets wishes, keeps apart by name, and says who finds no place', async () => {
    const fair = await aFair(app);
    const ids = fair.booths.map(({ id }) => id);
    const stays = await aRequest(app, fair);
    await app.get(PlaceExhibitor).run(callerOf(ADMIN), ids[0]!, stays.id, 'ASSIGNED');
    const [name] = await app.rows<{ name: string }>('select name from organisations where id = $1', [
      stays.organisationId,
    ]);
    const shy = await aRequest(app, fair, { avoid: [name!.name.toUpperCase()], wishes: [ids[1]!] });
    const wishing = await aRequest(app, fair, { wishes: [ids[3]!] });
    const thirsty = await aRequest(app, fair, { water: true });
    const { places, unplaced } = await propose(fair.eventId);
    const at = Object.fromEntries(places.map(({ requestId, boothId }) => [requestId, ids.indexOf(boothId)]));
    expect(at).toEqual({ [shy.id]: 2, [wishing.id]: 3 });
    expect(unplaced).toEqual([{ requestId: thirsty.id, reason: 'NEEDS', needs: ['WATER'] }]);

    // Somebody takes one of them before the proposal is accepted.
    await app.get(PlaceExhibitor).run(callerOf(ADMIN), ids[2]!, thirsty.id, 'HELD');
    const elsewhere = await aRequest(app, await aFair(app));
    const answer = await assign(fair.eventId, [
      ...places.map(({ requestId, boothId }) => ({ requestId, boothId })),
      { requestId: elsewhere.id, boothId: ids[1]! },
    ]);
    expect(answer).toEqual({
      assigned: 1,
      refused: [
        { requestId: shy.id, code: 'BoothTaken' },
        { requestId: elsewhere.id, code: 'Gone' },
      ],
    });
  });
});
