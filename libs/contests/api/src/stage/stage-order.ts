import { drawOrder } from '@pho-hien/contests-core';
import type { Transaction } from '@pho-hien/platform';
import { contestsSql } from '../sql.ts';

/** The entries of a round in the order that was drawn, those included that withdrew since; none before the draw. */
export async function orderOf(
  tx: Transaction,
  round: { readonly id: string; readonly lot_seed: string | null; readonly lot_word: string | null },
): Promise<string[]> {
  if (round.lot_seed === null || round.lot_word === null) return [];
  const entries = await contestsSql(tx)
    .selectFrom('contest_round_entries')
    .select('entry_id')
    .where('round_id', '=', round.id)
    .execute();
  return drawOrder(
    round.lot_seed,
    round.lot_word,
    entries.map(({ entry_id }) => entry_id),
  );
}
