import { error, fail, redirect } from '@sveltejs/kit';
import {
  CancelEventSessionDocument,
  DeleteEventSessionDocument,
  ManagedProgrammeDocument,
  RestoreEventSessionDocument,
  SessionSignUpsDocument,
  UpdateEventSessionDocument,
} from '#generated/graphql.ts';
import { deskOf } from '#lib/features/organise/addresses.ts';
import { readSession, sessionInput, sessionValues } from '#lib/features/organise/programme/programme-values.ts';
import { roomTakenText } from '#lib/features/organise/programme/programme-words.ts';
import { statusOf } from '#lib/form/refusal.ts';
import { ask, attempt } from '#lib/api/ask.ts';
import { requireRight } from '#lib/features/organise/server/require-right.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

async function find(event: Pick<RequestEvent, 'fetch' | 'url' | 'params'>) {
  const { managedEvent, programmeWarnings } = await ask(event, ManagedProgrammeDocument, {
    eventId: event.params.eventId,
  });
  const session = managedEvent.sessions.find(({ id }) => id === event.params.sessionId);
  if (!session) error(404, 'Not found', {});
  const warnings = programmeWarnings.filter(({ sessionId }) => sessionId === session.id);
  return { programme: managedEvent, session, warnings };
}

export const load: PageServerLoad = async (event) => {
  const { may } = await event.parent();
  requireRight(may, 'event.manage');
  const [found, signUps] = await Promise.all([
    find(event),
    may.includes('registration.read')
      ? ask(event, SessionSignUpsDocument, { sessionId: event.params.sessionId })
      : { sessionSignUps: [] },
  ]);
  return { ...found, saved: sessionValues(found.session), signUps: signUps.sessionSignUps };
};

const versionIn = (data: FormData) => Number(data.get('version'));

export const actions: Actions = {
  save: async (event) => {
    const { eventId, sessionId: id } = event.params;
    const data = await event.request.formData();
    const values = readSession(data);
    const { input, problems } = sessionInput(values);
    if (problems.length > 0) return fail(422, { values, problems });
    const { done, refusal } = await attempt(event, UpdateEventSessionDocument, {
      input: { id, version: versionIn(data), ...input },
    });
    if (refusal) return fail(statusOf(refusal), { values, refusal });
    const { saved } = done;
    if (saved.__typename === 'InvalidInput') return fail(422, { values, problems: saved.problems });
    if (saved.__typename === 'RoomTaken') return fail(409, { values, roomTaken: roomTakenText(saved) });
    if (saved.__typename === 'PlacesBelowSignUps') return fail(409, { values, taken: saved.taken });
    if (saved.__typename === 'StaleVersion') {
      const { session } = await find(event);
      return fail(409, { values, conflict: { version: session.version, theirs: sessionValues(session) } });
    }
    redirect(303, deskOf(eventId, 'programme'));
  },
  cancel: async (event) => {
    const data = await event.request.formData();
    const { done, refusal } = await attempt(event, CancelEventSessionDocument, {
      input: { id: event.params.sessionId, version: versionIn(data), reason: String(data.get('reason') ?? '') },
    });
    if (refusal) return fail(statusOf(refusal), { refusal });
    if (done.moved.__typename === 'InvalidInput') return fail(422, { problems: done.moved.problems });
    if (done.moved.__typename === 'StaleVersion') return fail(409, { stale: true });
    return { cancelled: true };
  },
  restore: async (event) => {
    const data = await event.request.formData();
    const { done, refusal } = await attempt(event, RestoreEventSessionDocument, {
      input: { id: event.params.sessionId, version: versionIn(data) },
    });
    if (refusal) return fail(statusOf(refusal), { refusal });
    if (done.moved.__typename === 'RoomTaken') return fail(409, { restoreTaken: roomTakenText(done.moved) });
    if (done.moved.__typename === 'StaleVersion') return fail(409, { stale: true });
    return { restored: true };
  },
  remove: async (event) => {
    const { eventId, sessionId: id } = event.params;
    const { done, refusal } = await attempt(event, DeleteEventSessionDocument, { input: { id } });
    if (refusal) return fail(statusOf(refusal), { refusal });
    if (done.deleted.__typename === 'StillInUse') return fail(409, { by: done.deleted.by });
    redirect(303, deskOf(eventId, 'programme'));
  },
};
