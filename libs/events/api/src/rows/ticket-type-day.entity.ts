import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { EventDay } from './event-day.entity.ts';
import { TicketType } from './ticket-type.entity.ts';

/** A day on which tickets of a type are valid; a type without any is valid on every day. */
export const TicketTypeDay = defineEntity({
  name: 'TicketTypeDay',
  tableName: 'ticket_type_days',
  properties: {
    ticketType: () => p.manyToOne(TicketType).primary().deleteRule('cascade').updateRule('no action'),
    eventDay: () => p.manyToOne(EventDay).primary().deleteRule('restrict').updateRule('no action'),
  },
});
export type TicketTypeDay = InferEntity<typeof TicketTypeDay>;
