import { RehearseContestDocument } from '#generated/graphql.ts';
import { ask } from '#lib/api/ask.ts';
import { readRehearsal, rehearsalNumbers } from '#lib/features/organise/contests/rehearsal/rehearsal-values.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { contest } = await event.parent();
  const rounds = contest.setup.boards.flatMap((board) => board.rounds);
  const values = readRehearsal(event.url.searchParams, rounds);
  const { numbers, faulty } = rehearsalNumbers(values);
  const round = rounds.find(({ id }) => id === values.roundId);
  if (!round || faulty.length > 0) return { values, faulty, round, rehearsal: null };
  const input = { contestId: contest.id, roundId: round.id, ...numbers };
  const { rehearseContest } = await ask(event, RehearseContestDocument, { input });
  return { values, faulty, round, rehearsal: rehearseContest };
};
