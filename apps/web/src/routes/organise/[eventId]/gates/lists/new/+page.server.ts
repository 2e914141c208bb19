import { fail, redirect } from '@sveltejs/kit';
import { CreateCheckInListDocument, GatesPageDocument } from '#generated/graphql.ts';
import { deskOf } from '#lib/features/organise/addresses.ts';
import { listInput, listOfSession, newList, readListForm } from '#lib/features/organise/gates/list-values.ts';
import { statusOf } from '#lib/form/refusal.ts';
import { ask, attempt } from '#lib/api/ask.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { managedEvent } = await ask(event, GatesPageDocument, { eventId: event.params.eventId });
  const { ticketTypes, sessions } = managedEvent;
  const types = ticketTypes.map(({ id }) => id);
  const session = sessions.find(({ id }) => id === event.url.searchParams.get('session'));
  return { ticketTypes, sessions, saved: session ? listOfSession(session, types) : newList(types) };
};

export const actions: Actions = {
  save: async (event) => {
    const { eventId } = event.params;
    const values = readListForm(await event.request.formData());
    const { input, problems } = listInput(values);
    if (problems.length > 0) return fail(422, { values, problems });
    const { done, refusal } = await attempt(event, CreateCheckInListDocument, { input: { eventId, ...input } });
    if (refusal) return fail(statusOf(refusal), { values, refusal });
    const result = done.createCheckInList;
    if (result.__typename === 'InvalidInput') return fail(422, { values, problems: result.problems });
    redirect(303, deskOf(eventId, 'gates'));
  },
};
