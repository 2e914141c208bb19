import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { Hall } from './hall.entity.ts';

/** A part of a hall as its published plan has it, with what is drawn there. */
export const BoothZone = defineEntity({
  name: 'BoothZone',
  tableName: 'booth_zones',
  properties: {
    /** As in the plan. */
    id: p.uuid().primary(),
    hall: () => p.manyToOne(Hall).deleteRule('restrict').updateRule('no action'),
    supplyWatts: p.integer(),
    /** The sum over all stays in its booths that last; kept by a trigger alone. */
    drawnWatts: p.integer().default(0),
  },
  indexes: [{ name: 'booth_zones_hall_id', properties: ['hall'] }],
  // The last guard of "never more than the supply".
  checks: [{ name: 'booth_zones_supply', expression: 'drawn_watts >= 0 and drawn_watts <= supply_watts' }],
});
export type BoothZone = InferEntity<typeof BoothZone>;
