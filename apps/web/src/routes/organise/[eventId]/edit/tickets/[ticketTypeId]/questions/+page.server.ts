import type { FormField } from '@pho-hien/events-core';
import { error, fail } from '@sveltejs/kit';
import { FormBuilderDocument, PublishFormDocument } from '#generated/graphql.ts';
import { statusOf } from '#lib/form/refusal.ts';
import { ask, attempt } from '#lib/api/ask.ts';
import { requireRight } from '#lib/features/organise/server/require-right.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  requireRight((await event.parent()).may, 'event.manage');
  const { eventId, ticketTypeId } = event.params;
  const { managedEvent, formVersions } = await ask(event, FormBuilderDocument, { eventId, ticketTypeId });
  const type = managedEvent.ticketTypes.find(({ id }) => id === ticketTypeId);
  if (!type) error(404, 'Not found', {});
  return { type, versions: formVersions };
};

export const actions: Actions = {
  publish: async (event) => {
    const { eventId, ticketTypeId } = event.params;
    const data = await event.request.formData();
    let fields: FormField[];
    try {
      fields = JSON.parse(String(data.get('fields'))) as FormField[];
    } catch {
      return fail(422, { problems: [{ field: 'fields', code: 'unknown_value' }] });
    }
    const { done, refusal } = await attempt(event, PublishFormDocument, {
      input: { ticketTypeId, version: Number(data.get('version')), fields: fields as never },
    });
    if (refusal) return fail(statusOf(refusal), { refusal });
    const result = done.publishForm;
    if (result.__typename === 'InvalidInput') return fail(422, { problems: result.problems });
    if (result.__typename === 'StaleVersion') {
      const { formVersions } = await ask(event, FormBuilderDocument, { eventId, ticketTypeId });
      return fail(409, { conflict: formVersions[0]?.form });
    }
    return { version: result.form.version };
  },
};
