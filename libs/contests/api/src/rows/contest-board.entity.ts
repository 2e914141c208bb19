import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { Contest } from './contest.entity.ts';

/** A board of a contest's set-up, for entries to stand in; what is said of it is in the set-up. */
export const ContestBoard = defineEntity({
  name: 'ContestBoard',
  tableName: 'contest_boards',
  properties: {
    id: p.uuid().primary(),
    contest: () => p.manyToOne(Contest).deleteRule('restrict').updateRule('no action'),
    position: p.integer(),
  },
  indexes: [{ name: 'contest_boards_contest_id', properties: ['contest'] }],
});
export type ContestBoard = InferEntity<typeof ContestBoard>;
