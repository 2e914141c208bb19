import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { TicketStatus } from '@pho-hien/events-core';
import { EventKey } from './event-key.entity.ts';
import { Registration } from './registration.entity.ts';

/** What admits the holder of a confirmed registration. The signed code is not here: it is signed when asked for. */
export const Ticket = defineEntity({
  name: 'Ticket',
  tableName: 'tickets',
  properties: {
    id: p.uuid().primary(),
    registration: () =>
      p.manyToOne(Registration).index('tickets_registration_id').deleteRule('restrict').updateRule('no action'),
    /** The key that signs it. */
    eventKey: () =>
      p
        .manyToOne(EventKey)
        .index('tickets_event_key_id')
        .deleteRule('no action')
        .updateRule('no action')
        .deferMode('deferred'),
    status: p.string().length(20).$type<TicketStatus>(),
    /** Whole minutes; null: always has been, always will be. */
    validFrom: p.datetime(3).nullable(),
    validUntil: p.datetime(3).nullable(),
    /** Printed below the QR code, `7K3M-9QXD-A`; not unique. */
    shortCode: p.string().length(11).index('tickets_short_code'),
    issuedAt: p.datetime(3),
    /** When it was revoked, replaced or cancelled, and why. */
    endedAt: p.datetime(3).nullable(),
    endedReason: p.text().nullable(),
    /** The transaction that last changed it or its holder: gates ask for what changed since they last asked. */
    changedIn: p.string().columnType('xid8').defaultRaw('pg_current_xact_id()').index('tickets_changed_in'),
  },
  uniques: [{ name: 'tickets_one_valid', properties: ['registration'], where: "status = 'VALID'" }],
  checks: [
    { name: 'tickets_status', expression: "status in ('VALID', 'REVOKED', 'REPLACED', 'CANCELLED')" },
    { name: 'tickets_ended', expression: "(status = 'VALID') = (ended_at is null)" },
    { name: 'tickets_validity', expression: 'valid_from < valid_until' },
  ],
});
export type Ticket = InferEntity<typeof Ticket>;
