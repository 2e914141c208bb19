import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { EventSession } from './event-session.entity.ts';
import { Speaker } from './speaker.entity.ts';

/** Somebody who speaks in a session. */
export const SessionSpeaker = defineEntity({
  name: 'SessionSpeaker',
  tableName: 'session_speakers',
  properties: {
    session: () => p.manyToOne(EventSession).primary().deleteRule('cascade').updateRule('no action'),
    speaker: () =>
      p
        .manyToOne(Speaker)
        .primary()
        .index('session_speakers_speaker_id')
        .deleteRule('restrict')
        .updateRule('no action'),
    /** 0, 1, 2 …: the order in which they are shown. */
    position: p.integer(),
  },
});
export type SessionSpeaker = InferEntity<typeof SessionSpeaker>;
