import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { SigningKeyStatus } from '@pho-hien/events-core';
import { Event } from './event.entity.ts';

/** An Ed25519 key that signs an event's tickets. */
export const EventKey = defineEntity({
  name: 'EventKey',
  tableName: 'event_keys',
  properties: {
    id: p.uuid().primary(),
    event: () => p.manyToOne(Event).deleteRule('restrict').updateRule('no action'),
    /** 0–255 within the event; stands in every ticket that the key signed. */
    keyNumber: p.integer(),
    /** 32 bytes, base64url. */
    publicKey: p.string().length(43),
    /** The 32-byte private half, sealed under FIELD_SECRET. */
    sealedSecret: p.string().length(200),
    status: p.string().length(20).$type<SigningKeyStatus>(),
    createdAt: p.datetime(3),
    /** When it stopped signing. */
    endedAt: p.datetime(3).nullable(),
  },
  uniques: [
    { name: 'event_keys_event_number', properties: ['event', 'keyNumber'] },
    { name: 'event_keys_one_active', properties: ['event'], where: "status = 'ACTIVE'" },
  ],
  checks: [
    { name: 'event_keys_number', expression: 'key_number >= 0 and key_number <= 255' },
    { name: 'event_keys_status', expression: "status in ('ACTIVE', 'ROTATED', 'REVOKED')" },
    { name: 'event_keys_ended', expression: "(status = 'ACTIVE') = (ended_at is null)" },
  ],
});
export type EventKey = InferEntity<typeof EventKey>;
