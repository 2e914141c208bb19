import { error, fail, redirect } from '@sveltejs/kit';
import { slugFrom } from '@pho-hien/events-core';
import { CreateEventDocument } from '#generated/graphql.ts';
import { deskOf } from '#lib/features/organise/addresses.ts';
import { inputOf, readEventForm } from '#lib/features/organise/event/event-values.ts';
import { statusOf } from '#lib/form/refusal.ts';
import { attempt } from '#lib/api/ask.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ parent }) => {
  const { mayCreate } = await parent();
  if (!mayCreate) error(404, 'Not found', {});
};

export const actions: Actions = {
  create: async (event) => {
    const values = readEventForm(await event.request.formData());
    if (!values.texts.slug.trim()) values.texts.slug = slugFrom(values.texts['name.vi']);
    const { done, refusal } = await attempt(event, CreateEventDocument, { input: inputOf(values) });
    if (refusal) return fail(statusOf(refusal), { values, refusal });
    const result = done.createEvent;
    if (result.__typename === 'InvalidInput') return fail(422, { values, problems: result.problems });
    if (result.__typename !== 'EventSaved') return fail(409, { values });
    redirect(303, deskOf(result.event.id));
  },
};
