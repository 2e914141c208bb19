import { fail } from '@sveltejs/kit';
import { instantOf, isVietnamDay } from '@pho-hien/kernel';
import {
  EventWaitlistDocument,
  OpenWaitlistDocument,
  SetEventRemindersDocument,
  SetTransferRulesDocument,
  WaitlistLineDocument,
} from '#generated/graphql.ts';
import { ask, attempt } from '#lib/api/ask.ts';
import { ROWS } from '#lib/features/organise/table/table-address.ts';
import { statusOf } from '#lib/form/refusal.ts';
import type { Actions, PageServerLoad } from './$types';

/** How many of each line stand on the page of all. */
const FIRST_OF_EACH = 10;

export const load: PageServerLoad = async (event) => {
  const { managedEvent } = await ask(event, EventWaitlistDocument, { eventId: event.params.eventId });
  const query = event.url.searchParams;
  const only = managedEvent.ticketTypes.find(({ id }) => id === query.get('type'));
  const page = only ? { first: ROWS, after: query.get('after') } : { first: FIRST_OF_EACH };
  const types = (only ? [only] : managedEvent.ticketTypes).map(async (type) => {
    const { waitlistOf: line } = await ask(event, WaitlistLineDocument, { ticketTypeId: type.id, ...page });
    const next = line.pageInfo.hasNextPage ? line.pageInfo.endCursor : null;
    return { ...type, line: line.edges.map(({ node }) => node), next };
  });
  return { reminders: managedEvent.reminders, only: only !== undefined, types: await Promise.all(types) };
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
