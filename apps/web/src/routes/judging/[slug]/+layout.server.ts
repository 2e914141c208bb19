import { error } from '@sveltejs/kit';
import { JudgeDeskDocument, JudgedContestDocument } from '#generated/graphql.ts';
import { ask } from '#lib/api/ask.ts';
import type { LayoutServerLoad } from './$types';

/** Everything a judge needs in a contest, at once. */
export const load: LayoutServerLoad = async (event) => {
  const { contest } = await ask(event, JudgedContestDocument, { slug: event.params.slug });
  if (!contest) error(404, 'Not found', {});
  const { judgeStatement, mySheets } = await ask(event, JudgeDeskDocument, { contestId: contest.id });
  return { contest, statement: judgeStatement, sheets: mySheets };
};
