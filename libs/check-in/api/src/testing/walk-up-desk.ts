import type { WalkUpInput } from '@pho-hien/events-core';
import { newId } from '@pho-hien/kernel';
import { person, type CheckInApi } from './check-in-api.ts';
import { aDevice, aGate, aList, anEvent, aTicketType, published, type TestDevice } from './fixtures.ts';
import { aWalkUp, reserve, somebody } from './walk-ups.ts';

const SET = `mutation ($input: SetGateWalkUpsInput!) { setGateWalkUps(input: $input) { __typename } }`;
const DECIDE = `mutation ($input: DecideQuarantineInput!) {
  decideQuarantine(input: $input) { ... on QuarantineDecided { decided refused } } }`;

/** An event on its day, with a desk whose device gives places of its one ticket type. */
export interface TestDesk {
  readonly eventId: string;
  readonly typeId: string;
  readonly listId: string;
  readonly gateId: string;
  readonly device: TestDevice;
  /** Somebody is let in with the place of that number. */
  walksUp(who?: Partial<WalkUpInput>, at?: number): ReturnType<typeof aWalkUp>;
  decide(input: object): Promise<{ decided: number; refused: number }>;
}

/** Opens a desk for places that its event has `places` of. */
export async function aDesk(app: CheckInApi, places = 12): Promise<TestDesk> {
  app.clock.set('2026-12-12T02:00:00Z');
  const eventId = await anEvent(app);
  const typeId = await aTicketType(app, eventId, { places });
  await published(app, eventId);
  const listId = await aList(app, eventId, [typeId]);
  const gateId = await aGate(app, eventId, [listId]);
  const organiser = { ...person('ORGANISER', eventId), userId: newId() };
  await app.client.query(
    "insert into users (id, email, name, created_at, updated_at) values ($1, $2, 'Lê Thị Cúc', now(), now())",
    [organiser.userId, `${organiser.userId}@phohien.example`],
  );
  await app.ask(organiser, SET, { input: { gateId, walkUps: [{ ticketTypeId: typeId, blockSize: 5 }] } });
  const device = await aDevice(app, gateId, 'SUPERVISOR');
  return {
    ...{ eventId, typeId, listId, gateId, device },
    walksUp: async (who = {}, at = 0) => {
      const { receivingKey, places: held } = await reserve(app, device);
      return aWalkUp(app, device, { listId, eventId, receivingKey }, held[at]!.ticketId, somebody(who));
    },
    decide: async (input) => {
      const given = { deviceId: device.deviceId, reason: 'Đã hỏi bàn đón tiếp', ...input };
      const { decideQuarantine } = await app.ask<{ decideQuarantine: { decided: number; refused: number } }>(
        organiser,
        DECIDE,
        { input: given },
      );
      return decideQuarantine;
    },
  };
}
