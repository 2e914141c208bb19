import { fail } from '@sveltejs/kit';
import { instantOf, isVietnamDay } from '@pho-hien/kernel';
import {
  EventWaitlistDocument,
  OpenWaitlistDocument,
  SetEventRemindersDocument,
  SetTransferRulesDocument,
} from '#generated/graphql.ts';
import { ask, attempt } from '#lib/api/ask.ts';
import { statusOf } from '#lib/form/refusal.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { managedEvent, waiting, offered } = await ask(event, EventWaitlistDocument, { eventId: event.params.eventId });
  const inLine = waiting.edges.map(({ node }) => node);
  const holding = offered.edges.map(({ node }) => node);
  return {
    reminders: managedEvent.reminders,
    types: managedEvent.ticketTypes.map((type) => ({
      ...type,
      line: inLine
        .filter(({ ticketType }) => ticketType.id === type.id)
        .sort((a, b) => (a.waitlist?.position ?? 0) - (b.waitlist?.position ?? 0)),
      offers: holding.filter(({ ticketType }) => ticketType.id === type.id),
    })),
  };
};

export const actions: Actions = {
  waitlist: async (event) => {
    const data = await event.request.formData();
    const input = { ticketTypeId: String(data.get('ticketTypeId')), open: data.get('open') === 'true' };
    const { refusal } = await attempt(event, OpenWaitlistDocument, { input });
    return refusal ? fail(statusOf(refusal), { refusal }) : { saved: true };
  },
  transfers: async (event) => {
    const data = await event.request.formData();
    const until = String(data.get('until') ?? '');
    const input = {
      ticketTypeId: String(data.get('ticketTypeId')),
      allowed: data.has('allowed'),
      until: isVietnamDay(until) ? instantOf(until).toISOString() : null,
    };
    const { refusal } = await attempt(event, SetTransferRulesDocument, { input });
    return refusal ? fail(statusOf(refusal), { refusal }) : { saved: true };
  },
  reminders: async (event) => {
    const on = (await event.request.formData()).get('on') === 'true';
    const { refusal } = await attempt(event, SetEventRemindersDocument, {
      input: { eventId: event.params.eventId, on },
    });
    return refusal ? fail(statusOf(refusal), { refusal }) : { saved: true };
  },
};
