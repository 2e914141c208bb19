import { ManagedContestsDocument } from '#generated/graphql.ts';
import { ask } from '#lib/api/ask.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { managedContests } = await ask(event, ManagedContestsDocument, {});
  return { contests: managedContests };
};
