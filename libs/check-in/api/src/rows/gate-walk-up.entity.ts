import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { TicketType } from '@pho-hien/events-api';
import { Gate } from './gate.entity.ts';

/** A ticket type that a gate gives to people who come without a ticket. */
export const GateWalkUp = defineEntity({
  name: 'GateWalkUp',
  tableName: 'gate_walk_ups',
  properties: {
    gate: () => p.manyToOne(Gate).primary().deleteRule('restrict').updateRule('no action'),
    ticketType: () => p.manyToOne(TicketType).primary().deleteRule('restrict').updateRule('no action'),
    /** How many places each device of the gate holds in advance. */
    blockSize: p.integer(),
  },
  checks: [{ name: 'gate_walk_ups_size', expression: 'block_size >= 1 and block_size <= 50' }],
});
export type GateWalkUp = InferEntity<typeof GateWalkUp>;
