import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { TransferStatus } from '@pho-hien/events-core';
import { Registration } from './registration.entity.ts';

/** A ticket that its holder wants to pass on; nothing is known of the new person but the name. */
export const TicketTransfer = defineEntity({
  name: 'TicketTransfer',
  tableName: 'ticket_transfers',
  properties: {
    id: p.uuid().primary(),
    registration: () => p.manyToOne(Registration).deleteRule('cascade').updateRule('no action'),
    toName: p.string().length(100),
    /** SHA-256 of the link's token, hexadecimal. */
    tokenHash: p.string().length(64).unique('ticket_transfers_token_hash'),
    status: p.string().length(20).$type<TransferStatus>(),
    offeredAt: p.datetime(3),
    endedAt: p.datetime(3).nullable(),
    /** The registration of who took it. */
    takenBy: () =>
      p
        .manyToOne(Registration)
        .index('ticket_transfers_taken_by_id')
        .nullable()
        .deleteRule('set null')
        .updateRule('no action'),
  },
  uniques: [{ name: 'ticket_transfers_one_open', properties: ['registration'], where: "status = 'OPEN'" }],
  checks: [
    { name: 'ticket_transfers_status', expression: "status in ('OPEN', 'TAKEN', 'WITHDRAWN')" },
    { name: 'ticket_transfers_ended', expression: "(status = 'OPEN') = (ended_at is null)" },
  ],
});
export type TicketTransfer = InferEntity<typeof TicketTransfer>;
