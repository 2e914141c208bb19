import { ORGANISATION_KINDS } from '@pho-hien/organisations-core';
import { OrganisationDirectoryDocument } from '#generated/graphql.ts';
import { ask } from '#lib/api/ask.ts';
import type { PageServerLoad } from './$types';

const PAGE = 40;

export const load: PageServerLoad = async (event) => {
  const query = event.url.searchParams;
  const kind = ORGANISATION_KINDS.find((candidate) => candidate === query.get('kind')) ?? null;
  const search = query.get('q')?.trim() || null;
  const { organisations } = await ask(event, OrganisationDirectoryDocument, {
    filter: { search, kind },
    first: PAGE,
    after: query.get('after') || null,
  });
  return {
    search: search ?? '',
    kind: kind ?? '',
    rows: organisations.edges.map(({ node }) => node),
    next: organisations.pageInfo.hasNextPage ? (organisations.pageInfo.endCursor ?? null) : null,
  };
};
