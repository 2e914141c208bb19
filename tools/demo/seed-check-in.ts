import type { INestApplicationContext } from '@nestjs/common';
import { CreateCheckInList, CreateGate, PairDevice, RedeemTicket, StartPairing } from '@pho-hien/check-in-api';
import { RegistrationQueries, TicketQueries, TicketSigner, TicketTypeQueries } from '@pho-hien/events-api';
import { ANONYMOUS, type DeviceActor, newId } from '@pho-hien/kernel';
import { type Caller, systemCaller } from '@pho-hien/platform';

const staff = systemCaller('demo-seed');
/** How many holders have come already; the first of them tries it twice. */
const ARRIVED = 6;

/** A list, two gates with a device each, and the first arrivals; all through the use cases. */
export async function seedCheckIn(app: INestApplicationContext, eventId: string): Promise<void> {
  const types = (await app.get(TicketTypeQueries).ofEvents([eventId])).get(eventId) ?? [];
  const listId = await app.get(CreateCheckInList).run(staff, {
    eventId,
    name: { vi: 'Vào cổng ngày hội', en: 'Festival entrance' },
    entry: 'ONCE_A_DAY',
    maxPerDay: null,
    exits: true,
    reentry: true,
    capacity: null,
    windows: [],
    toleranceMinutes: 0,
    ticketTypeIds: types.map(({ id }) => id),
  });
  const gates: DeviceActor[] = [];
  for (const name of ['Cổng A', 'Cổng B']) {
    const gateId = await app.get(CreateGate).run(staff, { eventId, name, listIds: [listId] });
    gates.push(await seedDevice(app, eventId, gateId, name));
  }
  const codes = await codesOf(app, eventId);
  for (const [index, code] of [...codes, ...codes.slice(0, 1)].entries())
    await seedScan(app, gates[index % gates.length]!, listId, code, Math.floor(index / gates.length) + 1);
}

async function seedDevice(
  app: INestApplicationContext,
  eventId: string,
  gateId: string,
  gateName: string,
): Promise<DeviceActor> {
  const { code } = await app
    .get(StartPairing)
    .run(staff, { gateId, rights: 'STEWARD', deviceName: `Máy quét ${gateName}` });
  const { deviceId } = await app.get(PairDevice).run({ actor: ANONYMOUS, requestId: 'demo-seed', locale: 'vi' }, code);
  return { kind: 'device', deviceId, eventId, gateId, rights: 'STEWARD' };
}

/** The codes of the first confirmed registrations. */
async function codesOf(app: INestApplicationContext, eventId: string): Promise<string[]> {
  const { edges } = await app.get(RegistrationQueries).page({ eventId, status: 'CONFIRMED', first: 100 });
  const tickets = await app.get(TicketQueries).newestOf(edges.map(({ node }) => node.id));
  const codes = await Promise.all([...tickets.values()].map(({ signable }) => app.get(TicketSigner).codeOf(signable)));
  return codes.filter((code) => code !== null).slice(0, ARRIVED);
}

async function seedScan(
  app: INestApplicationContext,
  device: DeviceActor,
  listId: string,
  code: string,
  sequence: number,
) {
  const caller: Caller = { actor: device, requestId: 'demo-seed', locale: 'vi' };
  await app.get(RedeemTicket).run(caller, device, {
    scanId: newId(),
    sequence,
    listId,
    direction: 'ENTRY',
    scannedAt: new Date(),
    code,
    method: 'CAMERA',
  });
}
