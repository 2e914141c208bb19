import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { KnownSession } from '@pho-hien/events-core';
import { EventSession } from './event-session.entity.ts';
import { Registration } from './registration.entity.ts';

/** A place in a session that somebody has taken. */
export const SessionSignUp = defineEntity({
  name: 'SessionSignUp',
  tableName: 'session_sign_ups',
  properties: {
    session: () => p.manyToOne(EventSession).primary().deleteRule('restrict').updateRule('no action'),
    registration: () =>
      p
        .manyToOne(Registration)
        .primary()
        .index('session_sign_ups_registration_id')
        .deleteRule('restrict')
        .updateRule('no action'),
    signedUpAt: p.datetime(3),
    /** When and where, as this person was last told: what differs from the session is still to be told. */
    known: p.json<KnownSession>(),
  },
});
export type SessionSignUp = InferEntity<typeof SessionSignUp>;
