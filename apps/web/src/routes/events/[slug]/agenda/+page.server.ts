import { getLocale } from '@pho-hien/messages';
import { error } from '@sveltejs/kit';
import { EventAgendaDocument } from '#generated/graphql.ts';
import { request } from '#lib/api/request.ts';
import { choices, filterSessions, filtersIn } from '#lib/features/programme/agenda-filters.ts';
import type { PageServerLoad } from './$types';

/** Links and plain forms are all that this page needs. */
export const csr = false;

export const load: PageServerLoad = async ({ fetch, params, url }) => {
  const { event } = await request(fetch, EventAgendaDocument, { slug: params.slug });
  if (!event) error(404, 'NOT_FOUND');
  const filters = filtersIn(url.searchParams);
  const { sessions, ...rest } = event;
  return {
    event: rest,
    filters,
    choices: choices(sessions, getLocale()),
    any: sessions.length > 0,
    sessions: filterSessions(sessions, filters),
  };
};
