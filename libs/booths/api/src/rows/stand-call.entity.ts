import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { Event } from '@pho-hien/events-api';

/** When an event takes requests for stands. */
export const StandCall = defineEntity({
  name: 'StandCall',
  tableName: 'stand_calls',
  properties: {
    event: () => p.manyToOne(Event).primary().deleteRule('restrict').updateRule('no action'),
    version: p.integer().default(1),
    opensAt: p.datetime(3),
    closesAt: p.datetime(3),
    /** How many days an exhibitor has to confirm a stand. */
    confirmDays: p.integer(),
    updatedAt: p.datetime(3),
  },
  checks: [
    { name: 'stand_calls_in_order', expression: 'opens_at < closes_at' },
    { name: 'stand_calls_days', expression: 'confirm_days >= 1 and confirm_days <= 60' },
  ],
});
export type StandCall = InferEntity<typeof StandCall>;
