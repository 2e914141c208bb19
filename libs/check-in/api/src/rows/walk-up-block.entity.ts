import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { BlockEnd } from '@pho-hien/check-in-core';
import { TicketType } from '@pho-hien/events-api';
import { Device } from './device.entity.ts';

/** Places of one ticket type that one device holds on one day for whoever comes without a ticket. */
export const WalkUpBlock = defineEntity({
  name: 'WalkUpBlock',
  tableName: 'walk_up_blocks',
  properties: {
    id: p.uuid().primary(),
    device: () => p.manyToOne(Device).deleteRule('restrict').updateRule('no action'),
    ticketType: () => p.manyToOne(TicketType).deleteRule('restrict').updateRule('no action'),
    /** In Vietnam. */
    day: p.date(),
    createdAt: p.datetime(3),
    endedAt: p.datetime(3).nullable(),
    endReason: p.string().length(20).nullable().$type<BlockEnd>(),
  },
  uniques: [{ name: 'walk_up_blocks_one_a_day', properties: ['device', 'ticketType', 'day'] }],
  indexes: [
    {
      name: 'walk_up_blocks_open',
      expression: 'create index walk_up_blocks_open on walk_up_blocks (day) where (ended_at is null)',
    },
  ],
  checks: [
    { name: 'walk_up_blocks_end', expression: "end_reason in ('DAY_OVER', 'CLOSED', 'REVOKED', 'DEVICE_REVOKED')" },
    { name: 'walk_up_blocks_ended', expression: '(ended_at is null) = (end_reason is null)' },
  ],
});
export type WalkUpBlock = InferEntity<typeof WalkUpBlock>;
