import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { LocalizedText } from '@pho-hien/kernel';
import { Event } from './event.entity.ts';
import { Registration } from './registration.entity.ts';

/** Who speaks at an event, as everybody may read it. */
export const Speaker = defineEntity({
  name: 'Speaker',
  tableName: 'speakers',
  properties: {
    id: p.uuid().primary(),
    event: () => p.manyToOne(Event).index('speakers_event_id').deleteRule('restrict').updateRule('no action'),
    fullName: p.string().length(100),
    /** Position, organisation and bio may be empty. */
    position: p.json<LocalizedText>(),
    organisation: p.json<LocalizedText>(),
    bio: p.json<LocalizedText>(),
    /** The speaker's own registration, where they hold a ticket. */
    registration: () =>
      p
        .manyToOne(Registration)
        .nullable()
        .index('speakers_registration_id')
        .deleteRule('set null')
        .updateRule('no action'),
    version: p.integer().default(1),
    createdAt: p.datetime(3),
    updatedAt: p.datetime(3),
  },
});
export type Speaker = InferEntity<typeof Speaker>;
