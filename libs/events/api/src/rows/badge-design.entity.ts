import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { BadgePart, BadgeSize, TicketTypeColour } from '@pho-hien/events-core';
import { Event } from './event.entity.ts';

/** How an event's badges look; an event without a row takes the standard design. */
export const BadgeDesignRow = defineEntity({
  name: 'BadgeDesignRow',
  tableName: 'badge_designs',
  properties: {
    event: () => p.manyToOne(Event).primary().deleteRule('cascade').updateRule('no action'),
    size: p.string().length(20).$type<BadgeSize>(),
    parts: p.json<readonly BadgePart[]>(),
    colours: p.json<readonly TicketTypeColour[]>(),
    updatedAt: p.datetime(3),
  },
  checks: [{ name: 'badge_designs_size', expression: "size in ('A6', 'LABEL_100_62', 'LABEL_101_54')" }],
});
export type BadgeDesignRow = InferEntity<typeof BadgeDesignRow>;
