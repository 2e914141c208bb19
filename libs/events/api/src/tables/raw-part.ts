import type { TableOrder } from '@pho-hien/events-core';
import { searchKey } from '@pho-hien/kernel';
import { type RawBuilder, sql as raw } from 'kysely';
import { isAscending, isByName } from './place.ts';
import type { TablePart } from './table-source.ts';

/** Words beyond these narrow nothing. */
const MOST_WORDS = 8;

const and = raw` and `;

/** The condition that every word of a search is somewhere in `column`, which holds a `searchKey`. */
export function everyWordIn(column: RawBuilder<unknown>, search: string | null | undefined): RawBuilder<unknown> {
  const words = searchKey(search ?? '')
    .split(' ')
    .filter(Boolean)
    .slice(0, MOST_WORDS)
    .map((word) => raw`${column} like ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`);
  return words.length === 0 ? raw`true` : raw.join(words, and);
}

/** `order by …` for a table whose rows have `sortName`, `at` and `id`. */
export function inOrderOf({ order }: Pick<TablePart, 'order'>): RawBuilder<unknown> {
  const direction = isAscending(order) ? raw`asc` : raw`desc`;
  return raw`order by ${keyOf(order)} ${direction}, id ${direction}`;
}

/** `where … order by … limit …` for the part of such a table. */
export function partOf({ order, after, count }: TablePart): RawBuilder<unknown> {
  const sign = isAscending(order) ? raw`>` : raw`<`;
  const beyond = after ? raw`where (${keyOf(order)}, id) ${sign} (${after.key}, ${after.id}::uuid)` : raw``;
  return raw`${beyond} ${inOrderOf({ order })} limit ${count}`;
}

const keyOf = (order: TableOrder) => (isByName(order) ? raw`"sortName"` : raw`"at"`);
