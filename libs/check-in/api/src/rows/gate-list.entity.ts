import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { CheckInList } from './check-in-list.entity.ts';
import { Gate } from './gate.entity.ts';

/** A list that a gate scans for. */
export const GateList = defineEntity({
  name: 'GateList',
  tableName: 'gate_lists',
  properties: {
    gate: () => p.manyToOne(Gate).primary().deleteRule('restrict').updateRule('no action'),
    list: () =>
      p.manyToOne(CheckInList).primary().index('gate_lists_list_id').deleteRule('restrict').updateRule('no action'),
  },
});
export type GateList = InferEntity<typeof GateList>;
