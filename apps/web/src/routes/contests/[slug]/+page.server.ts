import { error } from '@sveltejs/kit';
import { ContestPageDocument, ContestResultsDocument } from '#generated/graphql.ts';
import { ask } from '#lib/api/ask.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { contest } = await ask(event, ContestPageDocument, { slug: event.params.slug });
  if (!contest) error(404, 'Not found', {});
  const { contestResults } = await ask(event, ContestResultsDocument, { contestId: contest.id });
  return { contest, published: contestResults.length > 0 };
};
