import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { EventStatus } from '@pho-hien/events-core';
import type { LocalizedText } from '@pho-hien/kernel';

/** An edition of a festival, a contest day, a course: what people register for. */
export const Event = defineEntity({
  name: 'Event',
  tableName: 'events',
  properties: {
    id: p.uuid().primary(),
    /** 1, 2, 3 …, from the sequence `event_number`; stands in every ticket of the event. */
    number: p.integer().unique('events_number'),
    /** Part of the public address. */
    slug: p.string().length(80).unique('events_slug'),
    status: p.string().length(20).$type<EventStatus>(),
    /** Grows with every change, so that two editors notice each other. */
    version: p.integer().default(1),
    name: p.json<LocalizedText>(),
    summary: p.json<LocalizedText>(),
    description: p.json<LocalizedText>(),
    venueName: p.json<LocalizedText>(),
    venueAddress: p.string().length(300),
    /** Official five-digit code of the commune or ward. */
    communeCode: p.string().length(5).nullable(),
    contactEmail: p.string().length(254),
    /** Whether who has a ticket is reminded of the event. */
    reminders: p.boolean().default(true),
    createdAt: p.datetime(3),
    updatedAt: p.datetime(3),
  },
  checks: [
    { name: 'events_number_positive', expression: 'number > 0' },
    { name: 'events_status', expression: "status in ('DRAFT', 'PUBLISHED', 'CANCELLED')" },
  ],
});
export type Event = InferEntity<typeof Event>;
