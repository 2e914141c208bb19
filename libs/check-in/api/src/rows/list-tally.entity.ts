import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { CheckInList } from './check-in-list.entity.ts';
import { Device } from './device.entity.ts';

/**
 * What one device counted on one list. A row a device, because a device scans one after the other:
 * gates do not wait for each other, and the sum over the rows is the list's.
 */
export const ListTally = defineEntity({
  name: 'ListTally',
  tableName: 'list_tallies',
  properties: {
    list: () => p.manyToOne(CheckInList).primary().deleteRule('restrict').updateRule('no action'),
    /** `YYYY-MM-DD`; empty where the list does not count by the day. */
    day: p.string().length(10).primary(),
    device: () => p.manyToOne(Device).primary().deleteRule('restrict').updateRule('no action'),
    /** Persons inside through this device; below nought where more left here than came in. */
    inside: p.integer(),
    entries: p.integer(),
    exits: p.integer(),
    denied: p.integer(),
  },
  checks: [{ name: 'list_tallies_counts', expression: 'entries >= 0 and exits >= 0 and denied >= 0' }],
});
export type ListTally = InferEntity<typeof ListTally>;
