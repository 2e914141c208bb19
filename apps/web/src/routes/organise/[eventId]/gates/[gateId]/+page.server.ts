import { error, fail, redirect } from '@sveltejs/kit';
import { GatesPageDocument, UpdateGateDocument } from '#generated/graphql.ts';
import { deskOf } from '#lib/features/organise/addresses.ts';
import { statusOf } from '#lib/form/refusal.ts';
import { ask, attempt } from '#lib/api/ask.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { checkInLists, gates } = await ask(event, GatesPageDocument, { eventId: event.params.eventId });
  const gate = gates.find(({ id }) => id === event.params.gateId);
  if (!gate) error(404, 'Not found', {});
  return { lists: checkInLists, gate: { id: gate.id, name: gate.name, listIds: gate.listIds } };
};

export const actions: Actions = {
  save: async (event) => {
    const data = await event.request.formData();
    const { eventId, gateId } = event.params;
    const values = { name: String(data.get('name') ?? '').trim(), listIds: data.getAll('listIds').map(String) };
    const { done, refusal } = await attempt(event, UpdateGateDocument, { input: { gateId, ...values } });
    if (refusal) return fail(statusOf(refusal), { values, refusal });
    if (done.updateGate.__typename === 'InvalidInput') return fail(422, { values, problems: done.updateGate.problems });
    redirect(303, deskOf(eventId, 'gates'));
  },
};
