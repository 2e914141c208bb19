import { fail, redirect } from '@sveltejs/kit';
import { CreateTicketTypeDocument, ManagedEventDetailsDocument } from '#generated/graphql.ts';
import { deskOf } from '#lib/features/organise/addresses.ts';
import { readTicketTypeForm, ticketTypeInput } from '#lib/features/organise/event/ticket-type-values.ts';
import { statusOf } from '#lib/form/refusal.ts';
import { ask, attempt } from '#lib/api/ask.ts';
import { requireRight } from '#lib/features/organise/server/require-right.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  requireRight((await event.parent()).may, 'event.manage');
  const { managedEvent } = await ask(event, ManagedEventDetailsDocument, { id: event.params.eventId });
  return { days: managedEvent.days };
};

export const actions: Actions = {
  save: async (event) => {
    const { eventId } = event.params;
    const values = readTicketTypeForm(await event.request.formData());
    const { input, problems } = ticketTypeInput(values);
    if (problems.length > 0) return fail(422, { values, problems });
    const { done, refusal } = await attempt(event, CreateTicketTypeDocument, { input: { eventId, ...input } });
    if (refusal) return fail(statusOf(refusal), { values, refusal });
    const result = done.createTicketType;
    if (result.__typename === 'InvalidInput') return fail(422, { values, problems: result.problems });
    redirect(303, deskOf(eventId, 'edit'));
  },
};
