import { fail, redirect } from '@sveltejs/kit';
import { cloneProblems } from '@pho-hien/events-core';
import { CloneEventDocument, CloneSourceDocument } from '#generated/graphql.ts';
import { deskOf } from '#lib/features/organise/addresses.ts';
import { nextEdition, nextEditionInput, readNextEdition } from '#lib/features/organise/event/next-edition.ts';
import { statusOf } from '#lib/form/refusal.ts';
import { ask, attempt } from '#lib/api/ask.ts';
import { requireRight } from '#lib/features/organise/server/require-right.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { mayCreate } = await event.parent();
  requireRight(mayCreate ? ['event.create'] : [], 'event.create');
  const { managedEvent, cloneParts } = await ask(event, CloneSourceDocument, { eventId: event.params.eventId });
  return { source: managedEvent, parts: cloneParts, proposed: nextEdition(managedEvent) };
};

export const actions: Actions = {
  clone: async (event) => {
    const values = readNextEdition(await event.request.formData());
    const input = nextEditionInput(values);
    const problems = cloneProblems(input);
    if (problems.length > 0) return fail(422, { values, problems });
    const { done, refusal } = await attempt(event, CloneEventDocument, {
      input: { eventId: event.params.eventId, ...input },
    });
    if (refusal) return fail(statusOf(refusal), { values, refusal });
    const result = done.cloneEvent;
    if (result.__typename === 'InvalidInput') return fail(422, { values, problems: result.problems });
    if (result.__typename !== 'EventSaved') return fail(409, { values });
    redirect(303, deskOf(result.event.id));
  },
};
