import { fail, redirect } from '@sveltejs/kit';
import { CreateGateDocument, GatesPageDocument } from '#generated/graphql.ts';
import { deskOf } from '#lib/features/organise/addresses.ts';
import { readGateForm } from '#lib/features/organise/gates/gate-values.ts';
import { statusOf } from '#lib/form/refusal.ts';
import { ask, attempt } from '#lib/api/ask.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { checkInLists } = await ask(event, GatesPageDocument, { eventId: event.params.eventId });
  return { lists: checkInLists };
};

export const actions: Actions = {
  save: async (event) => {
    const data = await event.request.formData();
    const { eventId } = event.params;
    const values = readGateForm(data);
    const { done, refusal } = await attempt(event, CreateGateDocument, { input: { eventId, ...values } });
    if (refusal) return fail(statusOf(refusal), { values, refusal });
    if (done.createGate.__typename === 'InvalidInput') return fail(422, { values, problems: done.createGate.problems });
    redirect(303, deskOf(eventId, 'gates'));
  },
};
