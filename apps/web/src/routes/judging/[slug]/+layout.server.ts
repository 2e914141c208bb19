import { error } from '@sveltejs/kit';
import { JudgeDeskDocument, JudgedContestDocument, JudgedTeamsDocument } from '#generated/graphql.ts';
import { ask } from '#lib/api/ask.ts';
import type { LayoutServerLoad } from './$types';

/** Everything a judge needs in a contest, at once. */
export const load: LayoutServerLoad = async (event) => {
  const { contest } = await ask(event, JudgedContestDocument, { slug: event.params.slug });
  if (!contest) error(404, 'Not found', {});
  const readAt = new Date().toISOString();
  const { judgeStatement, mySheets } = await ask(event, JudgeDeskDocument, { contestId: contest.id });
  const signed = judgeStatement.signedAt !== null;
  // With the layout, so that list and sheets ask for nothing more: without a network one goes between them.
  const teams = signed ? (await ask(event, JudgedTeamsDocument, { contestId: contest.id })).judgedTeams : [];
  return { contest, statement: judgeStatement, sheets: mySheets, teams, readAt };
};
