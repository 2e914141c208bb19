import { AnnouncementsDocument } from '#generated/graphql.ts';
import { ask } from '#lib/api/ask.ts';
import { requireRight } from '#lib/features/organise/server/require-right.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  requireRight((await event.parent()).may, 'message.send');
  const { announcements } = await ask(event, AnnouncementsDocument, { eventId: event.params.eventId });
  return { announcements };
};
