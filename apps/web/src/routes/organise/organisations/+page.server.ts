import { ORGANISATION_KINDS } from '@pho-hien/organisations-core';
import { vietnamDayOf } from '@pho-hien/kernel';
import { ManagedEventsDocument, OrganisationDirectoryDocument } from '#generated/graphql.ts';
import { ask } from '#lib/api/ask.ts';
import type { PageServerLoad } from './$types';

const PAGE = 40;

export const load: PageServerLoad = async (event) => {
  const query = event.url.searchParams;
  const kind = ORGANISATION_KINDS.find((candidate) => candidate === query.get('kind')) ?? null;
  const search = query.get('q')?.trim() || null;
  const { managedEvents } = await ask(event, ManagedEventsDocument, {});
  const events = managedEvents.flatMap(({ id, name, startsOn }) => (startsOn ? [{ id, name, startsOn }] : []));
  const chosen = events.find(({ id }) => id === query.get('event')) ?? null;
  const on = chosen?.startsOn ?? vietnamDayOf(new Date());
  const { organisations } = await ask(event, OrganisationDirectoryDocument, {
    on,
    filter: { search, kind },
    first: PAGE,
    after: query.get('after') || null,
  });
  return {
    search: search ?? '',
    kind: kind ?? '',
    events: events.toSorted((a, b) => b.startsOn.localeCompare(a.startsOn)),
    event: chosen,
    on,
    rows: organisations.edges.map(({ node }) => node),
    next: organisations.pageInfo.hasNextPage ? (organisations.pageInfo.endCursor ?? null) : null,
  };
};
