import { ContestEntriesDocument } from '#generated/graphql.ts';
import { ask } from '#lib/api/ask.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const query = event.url.searchParams;
  const { contestEntries } = await ask(event, ContestEntriesDocument, {
    contestId: event.params.contestId,
    boardId: query.get('board'),
    statuses: query.has('waiting') ? ['SUBMITTED', 'INELIGIBLE'] : null,
    after: query.get('after'),
  });
  return { entries: contestEntries };
};
