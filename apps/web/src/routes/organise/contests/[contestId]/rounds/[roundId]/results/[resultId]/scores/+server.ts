import { m } from '@pho-hien/messages';
import { asFile, readResultPaper } from '#lib/features/organise/contests/server/result-paper.ts';
import { scoresCsv } from '#lib/features/organise/contests/server/scores-csv.ts';
import type { RequestHandler } from './$types';

/** Every sheet's points, without names. */
export const GET: RequestHandler = async (event) => {
  const paper = await readResultPaper(event);
  const name = `${m.minutes_scores_file()}-${paper.contest.slug}-${paper.result.version}.csv`;
  return asFile(scoresCsv(paper), 'text/csv; charset=utf-8', name);
};
