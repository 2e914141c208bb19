import { OpenContestsDocument } from '#generated/graphql.ts';
import { ask } from '#lib/api/ask.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { openContests } = await ask(event, OpenContestsDocument, {});
  return { contests: openContests };
};
