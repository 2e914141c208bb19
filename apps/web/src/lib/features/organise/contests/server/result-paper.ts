import { error, type RequestEvent } from '@sveltejs/kit';
import {
  ContestDeskDocument,
  type ContestDeskQuery,
  ResultPaperDocument,
  type ResultPaperQuery,
  RoundDeskDocument,
  type RoundDeskQuery,
} from '#generated/graphql.ts';
import { ask } from '#lib/api/ask.ts';

type Board = ContestDeskQuery['managedContest']['setup']['boards'][number];

/** Everything that papers on one result of a round say. */
export interface ResultPaper {
  readonly contest: ContestDeskQuery['managedContest'];
  readonly board: Board;
  readonly round: Board['rounds'][number];
  readonly result: RoundDeskQuery['roundResults'][number];
  /** Who has a sheet in the round, in the order in which papers number them. */
  readonly judges: readonly { readonly id: string; readonly name: string }[];
  readonly sheets: ResultPaperQuery['resultSheets'];
}

/** Reads what a paper on a result needs; answers 404 where there is no such result, or the reader may not see it. */
export async function readResultPaper(
  event: RequestEvent<{ contestId: string; roundId: string; resultId: string }>,
): Promise<ResultPaper> {
  const { contestId, roundId, resultId } = event.params;
  const [{ managedContest: contest }, desk, { resultSheets: sheets }] = await Promise.all([
    ask(event, ContestDeskDocument, { id: contestId }),
    ask(event, RoundDeskDocument, { contestId, roundId }),
    ask(event, ResultPaperDocument, { resultId }),
  ]);
  const board = contest.setup.boards.find(({ rounds }) => rounds.some(({ id }) => id === roundId));
  const round = board?.rounds.find(({ id }) => id === roundId);
  const result = desk.roundResults.find(({ id }) => id === resultId);
  if (!board || !round || !result) error(404, 'Not found', {});
  const inRound = new Set(sheets.map(({ judgeId }) => judgeId));
  const judges = desk.contestOfficials.judges
    .filter(({ id }) => inRound.has(id))
    .map(({ id, name, email }) => ({ id, name: name || email }));
  return { contest, board, round, result, judges, sheets };
}

/** A file of a reader who signed in: kept nowhere on the way. */
export function asFile(content: BodyInit, type: string, name: string): Response {
  return new Response(content, {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}
