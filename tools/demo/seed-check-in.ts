import type { INestApplicationContext } from '@nestjs/common';
import {
  CreateCheckInList,
  CreateGate,
  RedeemTicket,
  SetGateWalkUps,
  SimulatedCrowd,
  SimulatedGates,
  SimulationStock,
} from '@pho-hien/check-in-api';
import { simulatedStep } from '@pho-hien/check-in-core';
import { TicketTypeQueries } from '@pho-hien/events-api';
import { USUALLY_RESERVED } from '@pho-hien/events-core';
import { instantOf, vietnamDayOf } from '@pho-hien/kernel';
import { systemCaller } from '@pho-hien/platform';
import { Chance } from './chance.ts';
import type { DemoClock } from './demo-clock.ts';

const staff = systemCaller('demo-seed');
const both = (vi: string, en: string) => ({ vi, en });
const MINUTE = 60_000;
/** For so long people have been coming when the demonstration begins. */
const SINCE_MINUTES = 80;
/** About so many scans in each of these minutes: few at first, most in the middle. */
const perMinute = (minute: number): number => 2 + Math.round(6 * Math.sin((Math.PI * minute) / SINCE_MINUTES) ** 2);

/** Lists, gates with a device each, and who came since the doors opened; all through the use cases. */
export async function seedCheckIn(app: INestApplicationContext, clock: DemoClock, eventId: string): Promise<void> {
  const types = (await app.get(TicketTypeQueries).ofEvents([eventId])).get(eventId) ?? [];
  const list = (vi: string, en: string, capacity: number | null) =>
    app.get(CreateCheckInList).run(staff, {
      eventId,
      name: both(vi, en),
      entry: capacity === null ? 'ONCE_A_DAY' : 'UNLIMITED',
      maxPerDay: null,
      exits: true,
      reentry: true,
      capacity,
      windows: [],
      toleranceMinutes: 0,
      ticketTypeIds: types.map(({ id }) => id),
    });
  const entrance = await list('Vào cổng ngày hội', 'Festival entrance', null);
  const hall = await list('Hội trường lớn', 'Great hall', 120);
  const workshop = await list('Xưởng thực hành', 'Workshop', 30);
  for (const [name, listIds] of [
    ['Cổng A', [entrance]],
    ['Cổng B', [entrance]],
    ['Cổng C', [entrance]],
    ['Cửa hội trường', [hall]],
    ['Cửa xưởng thực hành', [workshop]],
  ] as const)
    await app.get(CreateGate).run(staff, { eventId, name, listIds: [...listIds] });
  await seedArrivals(app, clock, eventId);
  // The welcome desk: who comes without a ticket gets one here.
  const visitors = types.find(({ audience }) => audience === 'VISITOR');
  const desk = await app.get(CreateGate).run(staff, { eventId, name: 'Bàn đón tiếp', listIds: [entrance] });
  if (visitors)
    await app.get(SetGateWalkUps).run(staff, {
      gateId: desk,
      walkUps: [{ ticketTypeId: visitors.id, blockSize: USUALLY_RESERVED }],
    });
}

async function seedArrivals(app: INestApplicationContext, clock: DemoClock, eventId: string): Promise<void> {
  const end = Date.now();
  const midnight = instantOf(vietnamDayOf(new Date(end))).getTime();
  const start = Math.max(midnight, end - SINCE_MINUTES * MINUTE);
  const chance = new Chance(7);
  clock.set(new Date(start));
  const gates = await app.get(SimulatedGates).of(eventId, clock.now(), (gate) => `Máy quét ${gate}`);
  const crowd = new SimulatedCrowd({
    stock: app.get(SimulationStock),
    redeem: app.get(RedeemTicket),
    gates,
    chance: () => chance.next(),
    now: () => clock.now(),
  });
  for (let minute = 0; start + minute * MINUTE < end; minute += 1) {
    const count = perMinute(minute);
    for (let scan = 0; scan < count; scan += 1) {
      clock.set(new Date(Math.min(end, start + (minute + scan / count) * MINUTE)));
      // The first who come cannot leave again.
      await crowd.step(minute < 5 ? 'ARRIVE' : simulatedStep(chance.next()));
    }
  }
  clock.set(null);
}
