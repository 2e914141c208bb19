import { type VietnamDay, vietnamDayOf } from '@pho-hien/kernel';
import type { WalkUpsFragment } from '#generated/graphql.ts';
import type { KeptFact } from './kept-fact.ts';

/** The places that this device holds for people without a ticket, as the server last told it, less those that it gave away. */
export type WalkUpStock = WalkUpsFragment;

/** A place that can be given to somebody. */
export type WalkUpPlace = WalkUpStock['places'][number];

/**
 * What the device holds after the server told it: the server still counts as held what was given away here and
 * waits to be handed in, or was not taken there.
 *
 * @param facts what waits here
 * @param giving the place of whoever stands at the desk at this moment
 */
export function stockAfter(told: WalkUpsFragment, facts: readonly KeptFact[], giving: string | null): WalkUpStock {
  const given = new Set(facts.flatMap((fact) => (fact.kind === 'scan' && fact.walkUp ? [fact.ticketId] : [])));
  if (giving) given.add(giving);
  return { ...told, places: told.places.filter(({ ticketId }) => !given.has(ticketId)) };
}

/** The same without a place that was given away. */
export function stockWithout(stock: WalkUpStock, ticketId: string): WalkUpStock {
  return { ...stock, places: stock.places.filter((place) => place.ticketId !== ticketId) };
}

/** The places of a ticket type that are left today; those of another day are good for nothing. @param now by the corrected clock */
export function placesToday(stock: WalkUpStock | null, now: Date, ticketTypeNumber: number): readonly WalkUpPlace[] {
  const today: VietnamDay = vietnamDayOf(now);
  if (stock?.day !== today) return [];
  return stock.places.filter((place) => place.ticketTypeNumber === ticketTypeNumber);
}
