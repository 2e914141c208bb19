import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { LocalizedText } from '@pho-hien/kernel';
import { Event } from './event.entity.ts';

/** A place where sessions of an event happen. */
export const Room = defineEntity({
  name: 'Room',
  tableName: 'rooms',
  properties: {
    id: p.uuid().primary(),
    event: () => p.manyToOne(Event).index('rooms_event_id').deleteRule('restrict').updateRule('no action'),
    name: p.json<LocalizedText>(),
    /** Where it is; may be empty. */
    place: p.json<LocalizedText>(),
    /** People that fit; null: not said. */
    capacity: p.integer().nullable(),
    version: p.integer().default(1),
    createdAt: p.datetime(3),
    updatedAt: p.datetime(3),
  },
  indexes: [
    {
      name: 'rooms_event_name',
      expression: "create unique index rooms_event_name on rooms (event_id, lower(name->>'vi'))",
    },
  ],
  checks: [{ name: 'rooms_capacity', expression: 'capacity > 0' }],
});
export type Room = InferEntity<typeof Room>;
