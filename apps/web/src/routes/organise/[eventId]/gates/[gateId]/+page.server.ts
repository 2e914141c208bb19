import { error, fail, redirect } from '@sveltejs/kit';
import { GatesPageDocument, SetGateWalkUpsDocument, UpdateGateDocument } from '#generated/graphql.ts';
import { deskOf } from '#lib/features/organise/addresses.ts';
import { readGateForm } from '#lib/features/organise/gates/gate-values.ts';
import { statusOf } from '#lib/form/refusal.ts';
import { ask, attempt } from '#lib/api/ask.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { managedEvent, checkInLists, gates } = await ask(event, GatesPageDocument, { eventId: event.params.eventId });
  const gate = gates.find(({ id }) => id === event.params.gateId);
  if (!gate) error(404, 'Not found', {});
  const letIn = checkInLists.flatMap((list) => (gate.listIds.includes(list.id) ? list.ticketTypeIds : []));
  const ticketTypes = managedEvent.ticketTypes.filter((type) => letIn.includes(type.id));
  return { lists: checkInLists, ticketTypes, gate };
};

export const actions: Actions = {
  save: async (event) => {
    const data = await event.request.formData();
    const { eventId, gateId } = event.params;
    const values = readGateForm(data);
    const { done, refusal } = await attempt(event, UpdateGateDocument, { input: { gateId, ...values } });
    if (refusal) return fail(statusOf(refusal), { values, refusal });
    if (done.updateGate.__typename === 'InvalidInput') return fail(422, { values, problems: done.updateGate.problems });
    redirect(303, deskOf(eventId, 'gates'));
  },
  walkUps: async (event) => {
    const data = await event.request.formData();
    const sizes = data.getAll('blockSize').map((size) => String(size).trim());
    const walkUps = data
      .getAll('ticketTypeId')
      .map((id, i) => ({ ticketTypeId: String(id), size: sizes[i] ?? '' }))
      .filter(({ size }) => size !== '')
      // What is no number is too small for one.
      .map(({ ticketTypeId, size }) => ({ ticketTypeId, blockSize: /^\d{1,3}$/.test(size) ? Number(size) : 0 }));
    const { gateId } = event.params;
    const { done, refusal } = await attempt(event, SetGateWalkUpsDocument, { input: { gateId, walkUps } });
    if (refusal) return fail(statusOf(refusal), { refusal });
    if (done.setGateWalkUps.__typename === 'InvalidInput') return fail(422, { problems: done.setGateWalkUps.problems });
    return { walkUpsSet: gateId };
  },
};
