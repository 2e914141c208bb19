import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { ReservedPlaceStatus } from '@pho-hien/events-core';
import { EventKey } from './event-key.entity.ts';
import { Registration } from './registration.entity.ts';
import { TicketType } from './ticket-type.entity.ts';

/** A place held in advance for whoever comes without a ticket; it belongs to one block, and so to one device. */
export const ReservedPlace = defineEntity({
  name: 'ReservedPlace',
  tableName: 'reserved_places',
  properties: {
    /** The id that the ticket will have: its code is signed before anybody comes. */
    id: p.uuid().primary(),
    /** The block that it was reserved with; who has blocks keeps them. */
    blockId: p.uuid(),
    ticketType: () => p.manyToOne(TicketType).deleteRule('restrict').updateRule('no action'),
    /** The key that its code is signed with. */
    eventKey: () => p.manyToOne(EventKey).deleteRule('restrict').updateRule('no action'),
    status: p.string().length(10).$type<ReservedPlaceStatus>(),
    /** Whose it became. */
    registration: () =>
      p
        .oneToOne(Registration)
        .owner()
        .nullable()
        .unique('reserved_places_registration_id')
        .deleteRule('restrict')
        .updateRule('no action'),
    validFrom: p.datetime(3),
    validUntil: p.datetime(3),
    reservedAt: p.datetime(3),
    /** When it was used or went back. */
    endedAt: p.datetime(3).nullable(),
    /** The transaction that took its code back; null: whoever has the code may come in while it is good. */
    voidedIn: p.string().columnType('xid8').nullable().index('reserved_places_voided_in'),
  },
  indexes: [
    { name: 'reserved_places_block_id', properties: ['blockId', 'status'] },
    {
      name: 'reserved_places_held',
      expression: "create index reserved_places_held on reserved_places (ticket_type_id) where (status = 'RESERVED')",
    },
  ],
  checks: [
    { name: 'reserved_places_status', expression: "status in ('RESERVED', 'USED', 'RETURNED')" },
    { name: 'reserved_places_used', expression: "(status = 'USED') = (registration_id is not null)" },
    { name: 'reserved_places_ended', expression: "(status = 'RESERVED') = (ended_at is null)" },
    { name: 'reserved_places_voided', expression: "voided_in is null or status <> 'RESERVED'" },
    { name: 'reserved_places_validity', expression: 'valid_from < valid_until' },
  ],
});
export type ReservedPlace = InferEntity<typeof ReservedPlace>;
