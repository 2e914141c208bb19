import { fail, redirect } from '@sveltejs/kit';
import { CreateRoomDocument } from '#generated/graphql.ts';
import { deskOf } from '#lib/features/organise/addresses.ts';
import { readRoom, roomInput } from '#lib/features/organise/programme/programme-values.ts';
import { statusOf } from '#lib/form/refusal.ts';
import { attempt } from '#lib/api/ask.ts';
import { requireRight } from '#lib/features/organise/server/require-right.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => requireRight((await event.parent()).may, 'event.manage');

export const actions: Actions = {
  save: async (event) => {
    const { eventId } = event.params;
    const values = readRoom(await event.request.formData());
    const { input, problems } = roomInput(values);
    if (problems.length > 0) return fail(422, { values, problems });
    const { done, refusal } = await attempt(event, CreateRoomDocument, { input: { eventId, ...input } });
    if (refusal) return fail(statusOf(refusal), { values, refusal });
    if (done.saved.__typename === 'InvalidInput') return fail(422, { values, problems: done.saved.problems });
    redirect(303, deskOf(eventId, 'programme'));
  },
};
