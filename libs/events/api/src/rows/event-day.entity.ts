import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { LocalizedText } from '@pho-hien/kernel';
import { Event } from './event.entity.ts';

/** One day of an event, in Vietnam. */
export const EventDay = defineEntity({
  name: 'EventDay',
  tableName: 'event_days',
  properties: {
    id: p.uuid().primary(),
    event: () => p.manyToOne(Event).deleteRule('restrict').updateRule('no action'),
    date: p.date(),
    /** `HH:MM` in Vietnam. */
    opensAt: p.string().length(5),
    closesAt: p.string().length(5),
    label: p.json<LocalizedText>(),
  },
  uniques: [{ name: 'event_days_event_date', properties: ['event', 'date'] }],
  checks: [{ name: 'event_days_hours', expression: 'opens_at < closes_at' }],
});
export type EventDay = InferEntity<typeof EventDay>;
