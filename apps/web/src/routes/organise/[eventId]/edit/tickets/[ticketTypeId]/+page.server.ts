import { error, fail, redirect } from '@sveltejs/kit';
import { ManagedEventDetailsDocument, UpdateTicketTypeDocument } from '#generated/graphql.ts';
import { deskOf } from '#lib/features/organise/addresses.ts';
import {
  readTicketTypeForm,
  ticketTypeInput,
  ticketTypeValues,
} from '#lib/features/organise/event/ticket-type-values.ts';
import { statusOf } from '#lib/form/refusal.ts';
import { ask, attempt } from '#lib/api/ask.ts';
import { requireRight } from '#lib/features/organise/server/require-right.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  requireRight((await event.parent()).may, 'event.manage');
  const { managedEvent } = await ask(event, ManagedEventDetailsDocument, { id: event.params.eventId });
  const type = managedEvent.ticketTypes.find(({ id }) => id === event.params.ticketTypeId);
  if (!type) error(404, 'Not found', {});
  return {
    type: { id: type.id, name: type.name, version: type.version },
    saved: ticketTypeValues(type),
    days: managedEvent.days,
  };
};

export const actions: Actions = {
  save: async (event) => {
    const { eventId, ticketTypeId } = event.params;
    const data = await event.request.formData();
    const values = readTicketTypeForm(data);
    const { input, problems } = ticketTypeInput(values);
    if (problems.length > 0) return fail(422, { values, problems });
    const { done, refusal } = await attempt(event, UpdateTicketTypeDocument, {
      input: { id: ticketTypeId, version: Number(data.get('version')), ...input },
    });
    if (refusal) return fail(statusOf(refusal), { values, refusal });
    const result = done.updateTicketType;
    if (result.__typename === 'InvalidInput') return fail(422, { values, problems: result.problems });
    if (result.__typename === 'PlacesBelowConfirmed') return fail(409, { values, confirmed: result.confirmed });
    if (result.__typename === 'StaleVersion') {
      const { managedEvent } = await ask(event, ManagedEventDetailsDocument, { id: eventId });
      const type = managedEvent.ticketTypes.find(({ id }) => id === ticketTypeId);
      if (!type) error(404, 'Not found', {});
      return fail(409, { values, conflict: { version: type.version, theirs: ticketTypeValues(type) } });
    }
    redirect(303, deskOf(eventId, 'edit'));
  },
};
