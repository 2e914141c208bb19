import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { HallPlan } from '@pho-hien/booths-core';
import { Event } from '@pho-hien/events-api';

/** A hall of an event, with the plan as it is being drawn. What was published stands in `hall_plans`. */
export const Hall = defineEntity({
  name: 'Hall',
  tableName: 'halls',
  properties: {
    id: p.uuid().primary(),
    event: () => p.manyToOne(Event).deleteRule('restrict').updateRule('no action'),
    /** Grows with every change, so that two editors notice each other. */
    version: p.integer().default(1),
    draft: p.json<HallPlan>(),
    /** The latest version in `hall_plans`; null: nothing was published. */
    publishedVersion: p.integer().nullable(),
    createdAt: p.datetime(3),
    updatedAt: p.datetime(3),
  },
  indexes: [{ name: 'halls_event_id', properties: ['event'] }],
});
export type Hall = InferEntity<typeof Hall>;
