import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { AppealStatus } from '@pho-hien/contests-core';
import { User } from '@pho-hien/identity-api';
import { ContestEntry } from './contest-entry.entity.ts';

/** An entry's people do not agree that it was found ineligible. Somebody else than who found so decides. */
export const ContestAppeal = defineEntity({
  name: 'ContestAppeal',
  tableName: 'contest_appeals',
  properties: {
    id: p.uuid().primary(),
    entry: () => p.manyToOne(ContestEntry).deleteRule('restrict').updateRule('no action'),
    status: p.string().length(20).$type<AppealStatus>(),
    grounds: p.text(),
    filedBy: () => p.manyToOne(User).deleteRule('restrict').updateRule('no action'),
    filedAt: p.datetime(3),
    /** Who found the entry ineligible. */
    foundBy: () => p.manyToOne(User).deleteRule('restrict').updateRule('no action'),
    decidedBy: () => p.manyToOne(User).nullable().deleteRule('restrict').updateRule('no action'),
    decidedAt: p.datetime(3).nullable(),
    reason: p.text().nullable(),
  },
  uniques: [{ name: 'contest_appeals_one_open', properties: ['entry'], where: "status = 'FILED'" }],
  indexes: [{ name: 'contest_appeals_entry_id', properties: ['entry'] }],
  checks: [
    { name: 'contest_appeals_status', expression: "status in ('FILED', 'UPHELD', 'DISMISSED', 'WITHDRAWN')" },
    {
      name: 'contest_appeals_decided',
      expression:
        "num_nonnulls(decided_by_id, decided_at, reason) = case when status in ('UPHELD', 'DISMISSED') then 3 else 0 end",
    },
    { name: 'contest_appeals_by_another', expression: 'decided_by_id is null or decided_by_id <> found_by_id' },
  ],
});
export type ContestAppeal = InferEntity<typeof ContestAppeal>;
