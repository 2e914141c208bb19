import { ManagedContestsDocument } from '#generated/graphql.ts';
import { ask } from '#lib/api/ask.ts';
import { createsContests } from '#lib/features/organise/rights.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { viewer } = await event.parent();
  const { managedContests } = await ask(event, ManagedContestsDocument, {});
  return { contests: managedContests, mayCreateContest: createsContests(viewer) };
};
