import { fail } from '@sveltejs/kit';
import { AnnouncementPageDocument, StopAnnouncementDocument } from '#generated/graphql.ts';
import { statusOf } from '#lib/form/refusal.ts';
import { ask, attempt } from '#lib/api/ask.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  event.depends('announcement');
  return await ask(event, AnnouncementPageDocument, { id: event.params.id });
};

export const actions: Actions = {
  stop: async (event) => {
    const { refusal } = await attempt(event, StopAnnouncementDocument, { input: { id: event.params.id } });
    return refusal ? fail(statusOf(refusal), { refusal }) : { stopped: true };
  },
};
