import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { ConflictKind } from '@pho-hien/contests-core';
import { User } from '@pho-hien/identity-api';
import { ContestEntry } from './contest-entry.entity.ts';
import { ContestJudge } from './contest-judge.entity.ts';

/** What a secretary said of a tie that does not bar outright; the latest of a kind counts. Never updated, never deleted. */
export const ContestTieDecision = defineEntity({
  name: 'ContestTieDecision',
  tableName: 'contest_tie_decisions',
  properties: {
    id: p.uuid().primary(),
    judge: () => p.manyToOne(ContestJudge).deleteRule('restrict').updateRule('no action'),
    entry: () => p.manyToOne(ContestEntry).deleteRule('restrict').updateRule('no action'),
    kind: p.string().length(20).$type<ConflictKind>(),
    allowed: p.boolean(),
    reason: p.text(),
    decidedBy: () => p.manyToOne(User).deleteRule('restrict').updateRule('no action'),
    decidedAt: p.datetime(3),
  },
  indexes: [
    { name: 'contest_tie_decisions_pair', properties: ['judge', 'entry'] },
    { name: 'contest_tie_decisions_entry_id', properties: ['entry'] },
  ],
  checks: [
    {
      name: 'contest_tie_decisions_kind',
      expression: "kind in ('MENTOR', 'SAME_MAIL_DOMAIN', 'WORKED_TOGETHER')",
    },
  ],
});
export type ContestTieDecision = InferEntity<typeof ContestTieDecision>;
