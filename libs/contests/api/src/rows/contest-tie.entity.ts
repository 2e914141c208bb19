import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { ConflictKind } from '@pho-hien/contests-core';
import { User } from '@pho-hien/identity-api';
import { ContestEntry } from './contest-entry.entity.ts';
import { ContestJudge } from './contest-judge.entity.ts';

/** A tie between a judge and an entry that somebody told, a recusal among them. Never updated, never deleted. */
export const ContestTie = defineEntity({
  name: 'ContestTie',
  tableName: 'contest_ties',
  properties: {
    id: p.uuid().primary(),
    judge: () => p.manyToOne(ContestJudge).deleteRule('restrict').updateRule('no action'),
    entry: () => p.manyToOne(ContestEntry).deleteRule('restrict').updateRule('no action'),
    kind: p.string().length(20).$type<ConflictKind>(),
    note: p.text(),
    toldBy: () => p.manyToOne(User).deleteRule('restrict').updateRule('no action'),
    toldAt: p.datetime(3),
  },
  uniques: [{ name: 'contest_ties_once', properties: ['judge', 'entry', 'kind'] }],
  indexes: [{ name: 'contest_ties_entry_id', properties: ['entry'] }],
  checks: [{ name: 'contest_ties_kind', expression: "kind in ('DECLARED', 'MENTOR', 'WORKED_TOGETHER')" }],
});
export type ContestTie = InferEntity<typeof ContestTie>;
