import { plainCell } from '@pho-hien/events-core';
import { m } from '@pho-hien/messages';
import { TakeOutGateAnswersDocument, type TakeOutGateAnswersMutation } from '#generated/graphql.ts';
import { answersTable } from '#lib/features/organise/gates/answers-table.ts';
import { ask } from '#lib/api/ask.ts';
import type { RequestHandler } from './$types';

type Scans = TakeOutGateAnswersMutation['takeOutGateAnswers']['scans'];

const cell = (text: string) => `"${plainCell(text).replaceAll('"', '""')}"`;

/** The answers of a list as a sheet. Sent, not opened: who takes them out stands in the log. */
export const POST: RequestHandler = async (event) => {
  const { listId } = event.params;
  const scans: Scans = [];
  for (let after: string | null = null, more = true; more;) {
    const { takeOutGateAnswers: part }: TakeOutGateAnswersMutation = await ask(event, TakeOutGateAnswersDocument, {
      input: { listId, after },
    });
    scans.push(...part.scans);
    after = part.next ?? null;
    more = after !== null;
  }
  const lines = answersTable(scans).map((row) => row.map(cell).join(','));
  // The mark in front tells spreadsheets that this is UTF-8.
  return new Response(`\uFEFF${lines.join('\r\n')}\r\n`, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${m.organise_answers_file()}.csv"`,
      'cache-control': 'private, no-store',
    },
  });
};
