import { type Board, type ContestSetup, rulesHash, type Round } from '@pho-hien/contests-core';
import { setupOf, type StoredSetup } from '../setup/stored-setup.ts';

/** The set-up as it was frozen; throws where its text is not what was hashed. */
export function frozenSetup(rules: { readonly canonical: string; readonly hash: string }): ContestSetup {
  if (rulesHash(rules.canonical) !== rules.hash) throw new Error('The stored rules are not what was frozen');
  const { slug, eventId, ...setup } = JSON.parse(rules.canonical) as StoredSetup & {
    readonly slug: string;
    readonly eventId: string | null;
  };
  return setupOf({ slug, event_id: eventId, setup });
}

/** A round of a set-up with its board; throws where there is none. */
export function roundIn(setup: ContestSetup, roundId: string): { readonly board: Board; readonly round: Round } {
  for (const board of setup.boards) {
    const round = board.rounds.find(({ id }) => id === roundId);
    if (round) return { board, round };
  }
  throw new Error(`No round ${roundId} in the set-up`);
}
