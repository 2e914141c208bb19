import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { ContestEntry } from './contest-entry.entity.ts';
import { ContestRound } from './contest-round.entity.ts';

/** An entry that is, or was, in a round. */
export const ContestRoundEntry = defineEntity({
  name: 'ContestRoundEntry',
  tableName: 'contest_round_entries',
  properties: {
    round: () => p.manyToOne(ContestRound).primary().deleteRule('restrict').updateRule('no action'),
    entry: () => p.manyToOne(ContestEntry).primary().deleteRule('restrict').updateRule('no action'),
    enteredAt: p.datetime(3),
  },
  indexes: [{ name: 'contest_round_entries_entry_id', properties: ['entry'] }],
});
export type ContestRoundEntry = InferEntity<typeof ContestRoundEntry>;
