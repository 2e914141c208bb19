import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { Ticket } from '@pho-hien/events-api';

/** The name of a ticket's holder, sealed with the ticket's own signature: what gates carry about. */
export const TicketSeal = defineEntity({
  name: 'TicketSeal',
  tableName: 'ticket_seals',
  properties: {
    ticket: () => p.oneToOne(Ticket).owner().primary().deleteRule('restrict').updateRule('no action'),
    /** 1, 2, 3 …: no revision is ever used for two names. */
    revision: p.integer(),
    sealed: p.blob(),
    /** SHA-256 of what was sealed and of what was signed, base64url: says whether the seal still holds. */
    contentHash: p.string().length(43),
    /** The transaction that wrote it. */
    sealedIn: p.string().columnType('xid8').defaultRaw('pg_current_xact_id()').index('ticket_seals_sealed_in'),
  },
  checks: [{ name: 'ticket_seals_revision', expression: 'revision > 0' }],
});
export type TicketSeal = InferEntity<typeof TicketSeal>;
