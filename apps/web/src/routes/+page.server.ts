import { PublishedEventsDocument } from '#generated/graphql.ts';
import { request } from '#lib/api/request.ts';
import { currentViewer } from '#lib/features/account/viewer.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, cookies }) => {
  const [{ publishedEvents }, viewer] = await Promise.all([
    request(fetch, PublishedEventsDocument),
    currentViewer(fetch, cookies).catch(() => null),
  ]);
  return { events: publishedEvents, represents: viewer?.grants.some(({ organisation }) => organisation) ?? false };
};
