import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { ApprovalMode, Audience } from '@pho-hien/events-core';
import type { LocalizedText } from '@pho-hien/kernel';
import { Event } from './event.entity.ts';

/** A kind of ticket of an event: for whom, how many, when, and whether somebody approves. */
export const TicketType = defineEntity({
  name: 'TicketType',
  tableName: 'ticket_types',
  properties: {
    id: p.uuid().primary(),
    event: () => p.manyToOne(Event).deleteRule('restrict').updateRule('no action'),
    /** 1, 2, 3 … within the event, at most 65535; stands in every ticket of the type. */
    number: p.integer(),
    name: p.json<LocalizedText>(),
    description: p.json<LocalizedText>(),
    audience: p.string().length(20).$type<Audience>(),
    approval: p.string().length(20).$type<ApprovalMode>(),
    /** Null: no limit. */
    places: p.integer().nullable(),
    /** Confirmed registrations; only `Places` changes it. */
    confirmedCount: p.integer().default(0),
    /** Places held for somebody who has not confirmed yet; only `Places` changes it. */
    heldCount: p.integer().default(0),
    /** People on the waitlist to whom nothing was offered yet; only `Places` changes it. */
    waitingCount: p.integer().default(0),
    /** The number that who joined the waitlist last has. */
    waitlistLast: p.integer().default(0),
    /** Whether one may join the waitlist; who stands in it stays in it. */
    waitlistOpen: p.boolean().default(true),
    /** Registration opens and closes; null: no bound. */
    opensAt: p.datetime(3).nullable(),
    closesAt: p.datetime(3).nullable(),
    /** Not shown to the public and not open to it. */
    hidden: p.boolean().default(false),
    /** Grows with every change of the offer, the event's days, state and keys included; a place taken changes nothing here. */
    version: p.integer().default(1),
    /** Grows each time an editor saves the settings above: by it two editors notice each other. */
    editVersion: p.integer().default(1),
    /** Whether tickets of the type may be passed on, and until when, not included; null: as long as the event. */
    transfersAllowed: p.boolean().default(true),
    transfersUntil: p.datetime(3).nullable(),
    createdAt: p.datetime(3),
    updatedAt: p.datetime(3),
  },
  uniques: [{ name: 'ticket_types_event_number', properties: ['event', 'number'] }],
  checks: [
    { name: 'ticket_types_number', expression: 'number >= 1 and number <= 65535' },
    { name: 'ticket_types_confirmed', expression: 'confirmed_count >= 0' },
    { name: 'ticket_types_held', expression: 'held_count >= 0' },
    { name: 'ticket_types_waiting', expression: 'waiting_count >= 0' },
    { name: 'ticket_types_places', expression: 'confirmed_count + held_count <= places' },
    { name: 'ticket_types_window', expression: 'opens_at < closes_at' },
    {
      name: 'ticket_types_audience',
      expression: "audience in ('VISITOR', 'EXHIBITOR', 'CONTESTANT', 'SPEAKER', 'PRESS', 'VIP', 'DELEGATE')",
    },
    { name: 'ticket_types_approval', expression: "approval in ('AUTOMATIC', 'BY_APPROVAL')" },
  ],
});
export type TicketType = InferEntity<typeof TicketType>;
