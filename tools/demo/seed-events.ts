import type { INestApplicationContext } from '@nestjs/common';
import type { AnsweredForm } from '@pho-hien/events-core';
import {
  ApproveRegistration,
  CancelByWallet,
  CreateEvent,
  CreateTicketType,
  EventQueries,
  MoveEvent,
  Register,
  RejectRegistration,
  ReissueTicket,
  RevokeTicket,
  TicketQueries,
} from '@pho-hien/events-api';
import { ANONYMOUS, newId, vietnamDayOf } from '@pho-hien/kernel';
import { type Caller, systemCaller } from '@pho-hien/platform';
import { festival, type FestivalTicket, festivalTickets } from './festival.ts';
import { seedWaitlist } from './seed-waitlist.ts';
import { seedStandForm } from './stand-form.ts';
import { type DemoRegistrant, type Fate, registrants } from './registrants.ts';

const staff = systemCaller('demo-seed');
const visitor: Caller = { actor: ANONYMOUS, requestId: 'demo-seed', locale: 'vi' };

/** The festival, published, with about forty registrations in every state; all through the use cases. */
export async function seedEvents(app: INestApplicationContext, edition: number): Promise<{ eventId: string }> {
  const today = vietnamDayOf(new Date());
  const eventId = await app.get(CreateEvent).run(staff, festival(today, edition));
  const days = (await app.get(EventQueries).daysOf([eventId])).get(eventId)!;
  const ticketTypeIds = new Map<FestivalTicket, string>();
  for (const [name, input] of Object.entries(
    festivalTickets(
      today,
      days.map(({ id }) => id),
    ),
  ))
    ticketTypeIds.set(name as FestivalTicket, await app.get(CreateTicketType).run(staff, eventId, input));
  await app.get(MoveEvent).run(staff, eventId, 1, 'publish');
  const standAnswers = await seedStandForm(app, staff, ticketTypeIds.get('stand')!);
  for (const registrant of registrants) {
    const answered = registrant.ticket === 'stand' ? standAnswers() : {};
    await seedRegistration(app, registrant, ticketTypeIds.get(registrant.ticket)!, answered);
  }
  await seedWaitlist(app, eventId);
  return { eventId };
}

async function seedRegistration(
  app: INestApplicationContext,
  registrant: DemoRegistrant,
  ticketTypeId: string,
  answered: AnsweredForm,
): Promise<void> {
  const { registrationId } = await app.get(Register).run(visitor, {
    id: newId(),
    ticketTypeId,
    locale: registrant.english ? 'en' : 'vi',
    fullName: registrant.name,
    email: registrant.email,
    phone: registrant.phone ?? null,
    organisationName: registrant.organisation ?? null,
    note: registrant.note ?? null,
    ...answered,
    consents: [
      { purpose: 'REGISTRATION', given: true, textVersion: 1 },
      { purpose: 'NEWS', given: registrant.news ?? false, textVersion: 1 },
    ],
  });
  if (registrant.fate) await fates[registrant.fate](app, registrationId);
}

const ticketOf = async (app: INestApplicationContext, id: string) =>
  (await app.get(TicketQueries).newestOf([id])).get(id)!.id;

const fates: Record<Fate, (app: INestApplicationContext, id: string) => Promise<unknown>> = {
  approve: (app, id) => app.get(ApproveRegistration).run(staff, id),
  reject: (app, id) =>
    app
      .get(RejectRegistration)
      .run(staff, id, 'Ngày hội chỉ dành gian hàng cho dự án khởi nghiệp. Mời bạn đến với tư cách khách tham quan.'),
  cancel: (app, id) => app.get(CancelByWallet).run(visitor, id),
  revoke: async (app, id) =>
    app.get(RevokeTicket).run(staff, await ticketOf(app, id), 'Vé được rao bán lại trên mạng.'),
  reissue: async (app, id) =>
    app.get(ReissueTicket).run(staff, await ticketOf(app, id), 'Người giữ vé báo mất điện thoại.'),
};
