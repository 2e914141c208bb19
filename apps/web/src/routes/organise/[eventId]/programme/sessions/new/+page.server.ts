import { error, fail, redirect } from '@sveltejs/kit';
import { CreateEventSessionDocument, ManagedProgrammeDocument } from '#generated/graphql.ts';
import { deskOf } from '#lib/features/organise/addresses.ts';
import { newSession, readSession, sessionInput } from '#lib/features/organise/programme/programme-values.ts';
import { roomTakenText } from '#lib/features/organise/programme/programme-words.ts';
import { statusOf } from '#lib/form/refusal.ts';
import { ask, attempt } from '#lib/api/ask.ts';
import { requireRight } from '#lib/features/organise/server/require-right.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  requireRight((await event.parent()).may, 'event.manage');
  const { managedEvent } = await ask(event, ManagedProgrammeDocument, { eventId: event.params.eventId });
  const wanted = event.url.searchParams.get('day');
  const day = managedEvent.days.find(({ date }) => date === wanted) ?? managedEvent.days[0];
  if (!day) error(404, 'Not found', {});
  return { programme: managedEvent, saved: newSession(day.date) };
};

export const actions: Actions = {
  save: async (event) => {
    const { eventId } = event.params;
    const values = readSession(await event.request.formData());
    const { input, problems } = sessionInput(values);
    if (problems.length > 0) return fail(422, { values, problems });
    const { done, refusal } = await attempt(event, CreateEventSessionDocument, { input: { eventId, ...input } });
    if (refusal) return fail(statusOf(refusal), { values, refusal });
    const { saved } = done;
    if (saved.__typename === 'InvalidInput') return fail(422, { values, problems: saved.problems });
    if (saved.__typename === 'RoomTaken') return fail(409, { values, roomTaken: roomTakenText(saved) });
    redirect(303, deskOf(eventId, 'programme'));
  },
};
