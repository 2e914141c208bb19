import { ContestDeskDocument } from '#generated/graphql.ts';
import { ask } from '#lib/api/ask.ts';
import { rightsInContest, rightsOf } from '#lib/features/organise/rights.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async (event) => {
  const { viewer } = await event.parent();
  const { managedContest } = await ask(event, ContestDeskDocument, { id: event.params.contestId });
  const may = rightsInContest(viewer, ['contest.manage', 'contest.watch'], managedContest);
  const { eventId } = managedContest;
  // A secretary runs the contest, not its event.
  const inEvent = eventId != null && rightsOf(viewer, ['event.read'], eventId).length > 0;
  const above = inEvent ? `/organise/${eventId}/contests` : '/organise/contests';
  return {
    above,
    contest: managedContest,
    manages: may.includes('contest.manage'),
    watches: may.includes('contest.watch'),
  };
};
