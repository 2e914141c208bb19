import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { TicketType } from '@pho-hien/events-api';
import { CheckInList } from './check-in-list.entity.ts';

/** A ticket type that a list lets in. */
export const CheckInListTicketType = defineEntity({
  name: 'CheckInListTicketType',
  tableName: 'check_in_list_ticket_types',
  properties: {
    list: () => p.manyToOne(CheckInList).primary().deleteRule('restrict').updateRule('no action'),
    ticketType: () => p.manyToOne(TicketType).primary().deleteRule('restrict').updateRule('no action'),
  },
});
export type CheckInListTicketType = InferEntity<typeof CheckInListTicketType>;
