import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { SessionKind, SessionStatus } from '@pho-hien/events-core';
import type { LocalizedText } from '@pho-hien/kernel';
import { EventDay } from './event-day.entity.ts';
import { Event } from './event.entity.ts';
import { Room } from './room.entity.ts';

/** A talk, a workshop, a ceremony: what happens at one time of an event, mostly in one room. */
export const EventSession = defineEntity({
  name: 'EventSession',
  tableName: 'event_sessions',
  properties: {
    id: p.uuid().primary(),
    event: () => p.manyToOne(Event).index('event_sessions_event_id').deleteRule('restrict').updateRule('no action'),
    /** The day of the event in Vietnam on which it begins and ends. */
    eventDay: () =>
      p.manyToOne(EventDay).index('event_sessions_event_day_id').deleteRule('restrict').updateRule('no action'),
    /** Null: not yet decided. */
    room: () =>
      p.manyToOne(Room).nullable().index('event_sessions_room_id').deleteRule('restrict').updateRule('no action'),
    title: p.json<LocalizedText>(),
    /** Abstract and track may be empty. */
    abstract: p.json<LocalizedText>(),
    kind: p.string().length(20).$type<SessionKind>(),
    track: p.json<LocalizedText>(),
    startsAt: p.datetime(3),
    endsAt: p.datetime(3),
    /** Null: open seating. */
    places: p.integer().nullable(),
    /** People who signed up; only `Seats` changes it, and the end of a ticket. */
    takenCount: p.integer().default(0),
    status: p.string().length(20).$type<SessionStatus>().default('PLANNED'),
    cancelReason: p.text().nullable(),
    /** Grows with every change, and is the SEQUENCE of its calendar entry (RFC 5545); a place taken changes nothing. */
    version: p.integer().default(1),
    createdAt: p.datetime(3),
    updatedAt: p.datetime(3),
  },
  checks: [
    {
      name: 'event_sessions_one_in_a_room',
      expression:
        "EXCLUDE USING gist (room_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (((status)::text = 'PLANNED'::text))",
    },
    { name: 'event_sessions_span', expression: 'starts_at < ends_at' },
    { name: 'event_sessions_taken', expression: 'taken_count >= 0' },
    { name: 'event_sessions_places', expression: 'taken_count <= places' },
    { name: 'event_sessions_status', expression: "status in ('PLANNED', 'CANCELLED')" },
    { name: 'event_sessions_cancelled', expression: "(status = 'CANCELLED') = (cancel_reason is not null)" },
    {
      name: 'event_sessions_kind',
      expression: "kind in ('CEREMONY', 'TALK', 'PANEL', 'WORKSHOP', 'PITCH', 'ADVICE', 'NETWORKING', 'EXHIBITION')",
    },
  ],
});
export type EventSession = InferEntity<typeof EventSession>;
