import { formatPoints } from '@pho-hien/contests-core';
import { plainCell } from '@pho-hien/events-core';
import { m } from '@pho-hien/messages';
import { randomBytes } from 'node:crypto';
import { say } from '#lib/shell/written.ts';
import type { ResultPaper } from './result-paper.ts';

/**
 * The points of every sheet that counts, one a line, under numbers that tell neither judge nor entry. They are drawn
 * anew for each file: an order that followed from anything public could be followed back.
 */
export function scoresCsv({ round, result, sheets }: ResultPaper): string {
  const counting = sheets.filter(({ total }) => total !== null && total !== undefined);
  const judges = drawnNumbers(counting.map(({ judgeId }) => judgeId));
  const entries = drawnNumbers(counting.map(({ entryId }) => entryId));
  const points = (hundredths: number | null | undefined) => (hundredths == null ? '' : formatPoints(hundredths));
  const lines = counting.flatMap(({ judgeId, entryId, marks }) =>
    round.criteria.map((criterion) => [
      entries.get(entryId)!,
      judges.get(judgeId)!,
      say(criterion.name),
      String(criterion.weight),
      points(criterion.scale.max),
      points(marks.find(({ criterionId }) => criterionId === criterion.id)?.points),
    ]),
  );
  const head = [
    m.minutes_csv_entry(),
    m.minutes_csv_judge(),
    m.minutes_csv_criterion(),
    m.minutes_csv_weight(),
    m.minutes_csv_most(),
    m.minutes_csv_points(),
  ];
  const about = [m.minutes_csv_rules(), String(result.rulesVersion), m.minutes_csv_hash(), result.hash];
  if (!result.decidedAt) about.push(m.minutes_draft());
  const order = (a: string[], b: string[]) => Number(a[0]) - Number(b[0]) || Number(a[1]) - Number(b[1]);
  const rows = [about, head, ...lines.sort(order)];
  // The mark in front tells spreadsheets that this is UTF-8.
  return `\uFEFF${rows.map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`;
}

const cell = (text: string) => `"${plainCell(text).replaceAll('"', '""')}"`;

function drawnNumbers(ids: readonly string[]): ReadonlyMap<string, string> {
  const drawn = [...new Set(ids)].map((id) => ({ id, key: randomBytes(16).toString('hex') }));
  drawn.sort((a, b) => (a.key < b.key ? -1 : 1));
  return new Map(drawn.map(({ id }, at) => [id, String(at + 1)]));
}
