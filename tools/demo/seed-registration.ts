import type { INestApplicationContext } from '@nestjs/common';
import {
  ApproveRegistration,
  CancelByWallet,
  Register,
  RejectRegistration,
  ReissueTicket,
  RevokeTicket,
  TicketQueries,
} from '@pho-hien/events-api';
import type { AnsweredForm } from '@pho-hien/events-core';
import { ANONYMOUS, type Clock, newId, systemClock } from '@pho-hien/kernel';
import { type Caller, systemCaller } from '@pho-hien/platform';
import type { DemoRegistrant, Fate } from './registrants.ts';

const staff = systemCaller('demo-seed');
const visitor: Caller = { actor: ANONYMOUS, requestId: 'demo-seed', locale: 'vi' };

/** Sends the form as its visitor would, from an address of their own where one is given; returns the registration's id. */
export async function seedRegistration(
  app: INestApplicationContext,
  registrant: DemoRegistrant,
  ticketTypeId: string,
  answered: AnsweredForm,
  { clock = systemClock, from }: { clock?: Clock; from?: string } = {},
): Promise<string> {
  const { registrationId } = await app.get(Register).run(from ? { ...visitor, address: from } : visitor, {
    id: newId(clock),
    ticketTypeId,
    locale: registrant.english ? 'en' : 'vi',
    fullName: registrant.name,
    email: registrant.email,
    phone: registrant.phone ?? null,
    organisationName: registrant.organisation ?? null,
    note: registrant.note ?? null,
    ...answered,
    minor: false,
    consents: [
      { purpose: 'REGISTRATION', given: true, textVersion: 1 },
      { purpose: 'NEWS', given: registrant.news ?? false, textVersion: 1 },
    ],
  });
  return registrationId;
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

/** Lets a registration have its fate. */
export const decide = (app: INestApplicationContext, fate: Fate, registrationId: string): Promise<unknown> =>
  fates[fate](app, registrationId);
