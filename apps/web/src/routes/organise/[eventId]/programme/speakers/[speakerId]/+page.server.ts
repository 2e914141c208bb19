import { error, fail, redirect } from '@sveltejs/kit';
import { DeleteSpeakerDocument, ManagedProgrammeDocument, UpdateSpeakerDocument } from '#generated/graphql.ts';
import { deskOf } from '#lib/features/organise/addresses.ts';
import { readSpeaker, speakerInput, speakerValues } from '#lib/features/organise/programme/programme-values.ts';
import { statusOf } from '#lib/form/refusal.ts';
import { ask, attempt } from '#lib/api/ask.ts';
import { requireRight } from '#lib/features/organise/server/require-right.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

async function find(event: Pick<RequestEvent, 'fetch' | 'url' | 'params'>) {
  const { managedEvent } = await ask(event, ManagedProgrammeDocument, { eventId: event.params.eventId });
  const speaker = managedEvent.speakers.find(({ id }) => id === event.params.speakerId);
  if (!speaker) error(404, 'Not found', {});
  return speaker;
}

export const load: PageServerLoad = async (event) => {
  requireRight((await event.parent()).may, 'event.manage');
  const speaker = await find(event);
  return {
    speaker: { id: speaker.id, fullName: speaker.fullName, version: speaker.version },
    saved: speakerValues(speaker),
  };
};

export const actions: Actions = {
  save: async (event) => {
    const { eventId, speakerId: id } = event.params;
    const data = await event.request.formData();
    const values = readSpeaker(data);
    const input = speakerInput(values);
    const version = Number(data.get('version'));
    const { done, refusal } = await attempt(event, UpdateSpeakerDocument, { input: { id, version, ...input } });
    if (refusal) return fail(statusOf(refusal), { values, refusal });
    if (done.saved.__typename === 'InvalidInput') return fail(422, { values, problems: done.saved.problems });
    if (done.saved.__typename === 'StaleVersion') {
      const speaker = await find(event);
      return fail(409, { values, conflict: { version: speaker.version, theirs: speakerValues(speaker) } });
    }
    redirect(303, deskOf(eventId, 'programme'));
  },
  remove: async (event) => {
    const { eventId, speakerId: id } = event.params;
    const { done, refusal } = await attempt(event, DeleteSpeakerDocument, { input: { id } });
    if (refusal) return fail(statusOf(refusal), { refusal });
    if (done.deleted.__typename === 'StillInUse') return fail(409, { by: done.deleted.by });
    redirect(303, deskOf(eventId, 'programme'));
  },
};
