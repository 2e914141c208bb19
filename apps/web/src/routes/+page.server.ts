import { PublishedEventsDocument } from '#generated/graphql.ts';
import { request } from '#lib/api/request.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch }) => {
  const { publishedEvents } = await request(fetch, PublishedEventsDocument);
  return { events: publishedEvents };
};
