import type { INestApplicationContext } from '@nestjs/common';
import { CreateEvent, CreateTicketType, EventQueries, MoveEvent } from '@pho-hien/events-api';
import { addDays, instantOf, vietnamDayOf } from '@pho-hien/kernel';
import { systemCaller } from '@pho-hien/platform';
import { OPEN_DAYS } from './crowd.ts';
import type { DemoClock } from './demo-clock.ts';
import { festival, type FestivalTicket, festivalTickets } from './festival.ts';
import { registrants } from './registrants.ts';
import { type CrowdOffer, seedCrowd } from './seed-crowd.ts';
import { decide, seedRegistration } from './seed-registration.ts';
import { seedWaitlist } from './seed-waitlist.ts';
import { seedStandForm } from './stand-form.ts';

const staff = systemCaller('demo-seed');

/** How much of it to make. */
export interface FestivalSize {
  /** 1 for the first festival of a database. */
  readonly edition: number;
  /** About how many registrations. */
  readonly registrations: number;
}

/** The festival, published, with registrations in every state; all through the use cases. */
export async function seedEvents(
  app: INestApplicationContext,
  clock: DemoClock,
  { edition, registrations }: FestivalSize,
): Promise<{ eventId: string }> {
  const today = vietnamDayOf(new Date());
  // What a later edition writes must not stand before the log of the one before it.
  if (edition === 1) clock.set(instantOf(addDays(today, -OPEN_DAYS), '09:00'));
  const { eventId, offer } = await seedOffer(app, edition, registrations);
  const rest = Math.max(0, registrations - registrants.length);
  if (edition === 1) await seedCrowd(app, clock, rest, offer);
  for (const registrant of registrants) {
    const answered = registrant.ticket === 'stand' ? offer.standAnswers() : {};
    const id = await seedRegistration(app, registrant, offer.ticketTypeIds.get(registrant.ticket)!, answered);
    if (registrant.fate) await decide(app, registrant.fate, id);
  }
  await seedWaitlist(app, eventId);
  return { eventId };
}

async function seedOffer(
  app: INestApplicationContext,
  edition: number,
  registrations: number,
): Promise<{ eventId: string; offer: CrowdOffer }> {
  const firstDay = vietnamDayOf(new Date());
  const eventId = await app.get(CreateEvent).run(staff, festival(firstDay, edition));
  const dayIds = (await app.get(EventQueries).daysOf([eventId])).get(eventId)!.map(({ id }) => id);
  const ticketTypeIds = new Map<FestivalTicket, string>();
  for (const [name, input] of Object.entries(festivalTickets(firstDay, dayIds, registrations)))
    ticketTypeIds.set(name as FestivalTicket, await app.get(CreateTicketType).run(staff, eventId, input));
  await app.get(MoveEvent).run(staff, eventId, 1, 'publish');
  const standAnswers = await seedStandForm(app, staff, ticketTypeIds.get('stand')!);
  return { eventId, offer: { firstDay, ticketTypeIds, standAnswers } };
}
