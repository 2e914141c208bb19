import { fail } from '@sveltejs/kit';
import { LiveDayNowDocument, StartSimulationDocument, StopSimulationDocument } from '#generated/graphql.ts';
import { statusOf } from '#lib/form/refusal.ts';
import { ask, attempt } from '#lib/api/ask.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { liveDay, canSimulate } = await ask(event, LiveDayNowDocument, { eventId: event.params.eventId });
  return { day: liveDay, canSimulate, wall: event.url.searchParams.has('wall') };
};

export const actions: Actions = {
  startSimulation: async (event) => {
    const perMinute = Number((await event.request.formData()).get('perMinute'));
    const input = { eventId: event.params.eventId, perMinute: Number.isInteger(perMinute) ? perMinute : 0 };
    const { done, refusal } = await attempt(event, StartSimulationDocument, { input });
    if (refusal) return fail(statusOf(refusal), { refusal });
    if (done.startSimulation.__typename === 'InvalidInput')
      return fail(422, { problems: done.startSimulation.problems });
    return { started: true };
  },
  stopSimulation: async (event) => {
    const { refusal } = await attempt(event, StopSimulationDocument, { input: { eventId: event.params.eventId } });
    if (refusal) return fail(statusOf(refusal), { refusal });
    return { stopped: true };
  },
};
