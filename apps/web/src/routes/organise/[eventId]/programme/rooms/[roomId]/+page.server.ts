import { error, fail, redirect } from '@sveltejs/kit';
import { DeleteRoomDocument, ManagedProgrammeDocument, UpdateRoomDocument } from '#generated/graphql.ts';
import { deskOf } from '#lib/features/organise/addresses.ts';
import { readRoom, roomInput, roomValues } from '#lib/features/organise/programme/programme-values.ts';
import { statusOf } from '#lib/form/refusal.ts';
import { ask, attempt } from '#lib/api/ask.ts';
import { requireRight } from '#lib/features/organise/server/require-right.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

async function find(event: Pick<RequestEvent, 'fetch' | 'url' | 'params'>) {
  const { managedEvent } = await ask(event, ManagedProgrammeDocument, { eventId: event.params.eventId });
  const room = managedEvent.rooms.find(({ id }) => id === event.params.roomId);
  if (!room) error(404, 'Not found', {});
  return room;
}

export const load: PageServerLoad = async (event) => {
  requireRight((await event.parent()).may, 'event.manage');
  const room = await find(event);
  return { room: { id: room.id, name: room.name, version: room.version }, saved: roomValues(room) };
};

export const actions: Actions = {
  save: async (event) => {
    const { eventId, roomId: id } = event.params;
    const data = await event.request.formData();
    const values = readRoom(data);
    const { input, problems } = roomInput(values);
    if (problems.length > 0) return fail(422, { values, problems });
    const version = Number(data.get('version'));
    const { done, refusal } = await attempt(event, UpdateRoomDocument, { input: { id, version, ...input } });
    if (refusal) return fail(statusOf(refusal), { values, refusal });
    if (done.saved.__typename === 'InvalidInput') return fail(422, { values, problems: done.saved.problems });
    if (done.saved.__typename === 'StaleVersion') {
      const room = await find(event);
      return fail(409, { values, conflict: { version: room.version, theirs: roomValues(room) } });
    }
    redirect(303, deskOf(eventId, 'programme'));
  },
  remove: async (event) => {
    const { eventId, roomId: id } = event.params;
    const { done, refusal } = await attempt(event, DeleteRoomDocument, { input: { id } });
    if (refusal) return fail(statusOf(refusal), { refusal });
    if (done.deleted.__typename === 'StillInUse') return fail(409, { by: done.deleted.by });
    redirect(303, deskOf(eventId, 'programme'));
  },
};
