import { error } from '@sveltejs/kit';
import { EventPageDocument } from '#generated/graphql.ts';
import { request } from '#lib/api/request.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params }) => {
  const { event } = await request(fetch, EventPageDocument, { slug: params.slug });
  if (!event) error(404, 'NOT_FOUND');
  return { event };
};
