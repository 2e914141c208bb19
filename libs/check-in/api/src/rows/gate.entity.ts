import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { Event } from '@pho-hien/events-api';

/** A place where tickets are scanned. */
export const Gate = defineEntity({
  name: 'Gate',
  tableName: 'gates',
  properties: {
    id: p.uuid().primary(),
    event: () => p.manyToOne(Event).deleteRule('restrict').updateRule('no action'),
    name: p.string().length(100),
    /** Whoever is let in here gets a badge printed. */
    printsBadges: p.boolean().default(false),
    createdAt: p.datetime(3),
  },
  uniques: [{ name: 'gates_event_name', properties: ['event', 'name'] }],
});
export type Gate = InferEntity<typeof Gate>;
