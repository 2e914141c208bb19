import { formatPoints } from '@pho-hien/contests-core';
import { plainCell } from '@pho-hien/events-core';
import { m } from '@pho-hien/messages';
import { createHash } from 'node:crypto';
import { say } from '#lib/shell/written.ts';
import type { ResultPaper } from './result-paper.ts';

/**
 * The points of every sheet that counts, one a line, under numbers that tell neither judge nor entry: their order comes
 * from hashes over the ranking's digest, so it is the same each time and unlike any list that people know.
 */
export function scoresCsv({ round, result, sheets }: ResultPaper): string {
  const counting = sheets.filter(({ total }) => total !== null && total !== undefined);
  const judges = numbersOf(
    counting.map(({ judgeId }) => judgeId),
    result.hash,
  );
  const entries = numbersOf(
    counting.map(({ entryId }) => entryId),
    result.hash,
  );
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
  const order = (a: string[], b: string[]) => Number(a[0]) - Number(b[0]) || Number(a[1]) - Number(b[1]);
  const rows = [about, head, ...lines.sort(order)];
  // The mark in front tells spreadsheets that this is UTF-8.
  return `\uFEFF${rows.map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`;
}

const cell = (text: string) => `"${plainCell(text).replaceAll('"', '""')}"`;

function numbersOf(ids: readonly string[], salt: string): ReadonlyMap<string, string> {
  const key = (id: string) => createHash('sha256').update(`${salt} ${id}`).digest('hex');
  const shuffled = [...new Set(ids)].map((id) => ({ id, key: key(id) })).sort((a, b) => (a.key < b.key ? -1 : 1));
  return new Map(shuffled.map(({ id }, at) => [id, String(at + 1)]));
}
