import { error } from '@sveltejs/kit';
import { EventAgendaDocument } from '#generated/graphql.ts';
import { request } from '#lib/api/request.ts';
import type { PageServerLoad } from './$types';

/** Links are all that this page needs. */
export const csr = false;

export const load: PageServerLoad = async ({ fetch, params }) => {
  const { event } = await request(fetch, EventAgendaDocument, { slug: params.slug });
  const session = event?.sessions.find(({ id }) => id === params.sessionId);
  if (!event || !session) error(404, 'NOT_FOUND');
  return { event: { slug: event.slug, name: event.name, venueName: event.venueName, status: event.status }, session };
};
