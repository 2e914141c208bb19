import { error, fail, redirect } from '@sveltejs/kit';
import { GatesPageDocument, UpdateCheckInListDocument } from '#generated/graphql.ts';
import { deskOf } from '#lib/features/organise/addresses.ts';
import { listInput, listValues, readListForm } from '#lib/features/organise/gates/list-values.ts';
import { statusOf } from '#lib/form/refusal.ts';
import { ask, attempt } from '#lib/api/ask.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { managedEvent, checkInLists } = await ask(event, GatesPageDocument, { eventId: event.params.eventId });
  const list = checkInLists.find(({ id }) => id === event.params.listId);
  if (!list) error(404, 'Not found', {});
  return {
    ticketTypes: managedEvent.ticketTypes,
    sessions: managedEvent.sessions,
    list: { id: list.id, name: list.name, version: list.version },
    saved: listValues(list),
  };
};

export const actions: Actions = {
  save: async (event) => {
    const { eventId, listId } = event.params;
    const data = await event.request.formData();
    const values = readListForm(data);
    const { input, problems } = listInput(values);
    if (problems.length > 0) return fail(422, { values, problems });
    const { done, refusal } = await attempt(event, UpdateCheckInListDocument, {
      input: { listId, version: Number(data.get('version')), closed: values.closed, ...input },
    });
    if (refusal) return fail(statusOf(refusal), { values, refusal });
    const result = done.updateCheckInList;
    if (result.__typename === 'InvalidInput') return fail(422, { values, problems: result.problems });
    if (result.__typename === 'StaleVersion') return fail(409, { values, stale: true });
    redirect(303, deskOf(eventId, 'gates'));
  },
};
