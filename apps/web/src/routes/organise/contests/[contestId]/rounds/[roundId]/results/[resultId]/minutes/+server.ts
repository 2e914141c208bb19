import { m } from '@pho-hien/messages';
import { minutesDocx } from '#lib/features/organise/contests/server/minutes-docx.ts';
import { asFile, readResultPaper } from '#lib/features/organise/contests/server/result-paper.ts';
import type { RequestHandler } from './$types';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** The minutes of the jury as a Word file. */
export const GET: RequestHandler = async (event) => {
  const paper = await readResultPaper(event);
  const name = `${m.minutes_file()}-${paper.contest.slug}-${paper.result.version}.docx`;
  return asFile(new Uint8Array(await minutesDocx(paper)), DOCX, name);
};
