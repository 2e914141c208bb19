import { fail } from '@sveltejs/kit';
import { ManagedEventDetailsDocument, UpdateEventDocument } from '#generated/graphql.ts';
import { inputOf, readEventForm, valuesOf } from '#lib/features/organise/event/event-values.ts';
import { statusOf } from '#lib/form/refusal.ts';
import { ask, attempt } from '#lib/api/ask.ts';
import { communes } from '#lib/features/reference/communes.ts';
import { requireRight } from '#lib/features/organise/server/require-right.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  requireRight((await event.parent()).may, 'event.manage');
  const { managedEvent } = await ask(event, ManagedEventDetailsDocument, { id: event.params.eventId });
  return {
    version: managedEvent.version,
    values: valuesOf(managedEvent),
    ticketTypes: managedEvent.ticketTypes,
    communes: await communes(event),
  };
};

export const actions: Actions = {
  save: async (event) => {
    const data = await event.request.formData();
    const values = readEventForm(data);
    const id = event.params.eventId;
    const { done, refusal } = await attempt(event, UpdateEventDocument, {
      input: { id, version: Number(data.get('version')), ...inputOf(values) },
    });
    if (refusal) return fail(statusOf(refusal), { values, refusal });
    const result = done.updateEvent;
    if (result.__typename === 'InvalidInput') return fail(422, { values, problems: result.problems });
    if (result.__typename === 'StaleVersion') {
      const { managedEvent } = await ask(event, ManagedEventDetailsDocument, { id });
      return fail(409, { values, conflict: { version: managedEvent.version, theirs: valuesOf(managedEvent) } });
    }
    return { saved: true };
  },
};
