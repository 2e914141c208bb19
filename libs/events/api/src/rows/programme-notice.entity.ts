import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { Event } from './event.entity.ts';

/** Changes of an event's programme that gather before those concerned are told. */
export const ProgrammeNotice = defineEntity({
  name: 'ProgrammeNotice',
  tableName: 'programme_notices',
  properties: {
    event: () => p.manyToOne(Event).primary().deleteRule('cascade').updateRule('no action'),
    firstChangeAt: p.datetime(3),
    /** Moves on with every further change, within bounds. */
    tellAt: p.datetime(3),
  },
});
export type ProgrammeNotice = InferEntity<typeof ProgrammeNotice>;
