import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { Event } from '@pho-hien/events-api';
import { BoothZone } from './booth-zone.entity.ts';
import { Hall } from './hall.entity.ts';

/** A booth as the published plan has it: what an exhibitor can be placed in. */
export const Booth = defineEntity({
  name: 'Booth',
  tableName: 'booths',
  properties: {
    /** As in the plan. */
    id: p.uuid().primary(),
    hall: () => p.manyToOne(Hall).deleteRule('restrict').updateRule('no action'),
    event: () => p.manyToOne(Event).deleteRule('restrict').updateRule('no action'),
    zone: () => p.manyToOne(BoothZone).deleteRule('restrict').updateRule('no action'),
    /** By which people find it: capitals. */
    number: p.string().length(8),
    /** Kept free, or no longer on the plan: nobody is placed there. */
    closed: p.boolean().default(false),
    /** No longer on the plan; its number is free. */
    removed: p.boolean().default(false),
  },
  uniques: [{ name: 'booths_number', properties: ['event', 'number'], where: 'not removed' }],
  indexes: [
    { name: 'booths_hall_id', properties: ['hall'] },
    { name: 'booths_zone_id', properties: ['zone'] },
  ],
  checks: [
    { name: 'booths_number_upper_case', expression: 'number = upper(number)' },
    { name: 'booths_removed_closed', expression: 'closed or not removed' },
  ],
});
export type Booth = InferEntity<typeof Booth>;
