import { receivingKeyOf, sealToServer } from '@pho-hien/check-in-core';
import type { WalkUpInput } from '@pho-hien/events-core';
import type { ScanFactInput } from '../sync/sync.graphql.ts';
import type { WalkUpsReserved } from '../walk-ups/walk-up.graphql.ts';
import type { CheckInApi } from './check-in-api.ts';
import type { TestDevice } from './fixtures.ts';
import { aFact } from './syncing.ts';

const RESERVE = `mutation { reserveWalkUps { day ticketTypeNumbers receivingKey places { ticketId ticketTypeNumber code } } }`;

/** What a device holds for people without a ticket. */
export async function reserve(app: CheckInApi, device: TestDevice): Promise<WalkUpsReserved> {
  return (await app.askAs<{ reserveWalkUps: WalkUpsReserved }>(device.token, RESERVE)).reserveWalkUps;
}

/** Somebody of age who agrees to what is needed, and no more. */
export const somebody = (change: Partial<WalkUpInput> = {}): WalkUpInput => ({
  fullName: 'Phạm Thị Tươi',
  email: '',
  phone: '',
  organisationName: '',
  locale: 'vi',
  minor: false,
  guardianName: '',
  guardianTextVersion: 0,
  consents: [{ purpose: 'REGISTRATION', given: true, textVersion: 1 }],
  ...change,
});

/** A device registers somebody with one of its places and lets them in, now. */
export async function aWalkUp(
  app: CheckInApi,
  device: TestDevice,
  at: { readonly listId: string; readonly eventId: string; readonly receivingKey: string },
  ticketId: string,
  person: object = somebody(),
): Promise<ScanFactInput> {
  const fact = aFact(app, device, at.listId, ticketId, { method: 'DESK', onList: false });
  const context = { purpose: 'WALK_UP', eventId: at.eventId, scanId: fact.scanId } as const;
  const walkUp = await sealToServer(JSON.stringify(person), receivingKeyOf(at.receivingKey)!, context);
  return { ...fact, walkUp };
}
