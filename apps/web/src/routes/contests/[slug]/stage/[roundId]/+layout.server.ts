import { error } from '@sveltejs/kit';
import { ContestPageDocument, StageOrderDocument } from '#generated/graphql.ts';
import { ask } from '#lib/api/ask.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async (event) => {
  const { slug, roundId } = event.params;
  const [{ contest }, { stageOrder }] = await Promise.all([
    ask(event, ContestPageDocument, { slug }),
    ask(event, StageOrderDocument, { roundId }),
  ]);
  const board = contest?.setup.boards.find(({ rounds }) => rounds.some(({ id }) => id === roundId));
  const state = contest?.rounds.find(({ id }) => id === roundId);
  if (!contest || !board || !state) error(404, 'Not found', {});
  const round = board.rounds.find(({ id }) => id === roundId)!;
  return { contest: { slug, name: contest.name }, board: board.name, round: round.name, state, order: stageOrder };
};
