import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { HallPlan as Plan } from '@pho-hien/booths-core';
import { User } from '@pho-hien/identity-api';
import { Hall } from './hall.entity.ts';

/** A version of a hall's plan as it was published. Never updated, never deleted. */
export const HallPlan = defineEntity({
  name: 'HallPlan',
  tableName: 'hall_plans',
  properties: {
    hall: () => p.manyToOne(Hall).primary().deleteRule('restrict').updateRule('no action'),
    /** 1, 2, 3 … within the hall. */
    version: p.integer().primary(),
    plan: p.json<Plan>(),
    publishedAt: p.datetime(3),
    /** Null: by the system. */
    publishedBy: () => p.manyToOne(User).nullable().deleteRule('restrict').updateRule('no action'),
  },
  indexes: [{ name: 'hall_plans_published_by_id', properties: ['publishedBy'] }],
  checks: [{ name: 'hall_plans_from_one', expression: 'version > 0' }],
});
export type HallPlan = InferEntity<typeof HallPlan>;
