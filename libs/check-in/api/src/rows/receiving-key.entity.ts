import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { Event } from '@pho-hien/events-api';

/** The key of an event to which gate devices seal what waits on them; the public half is all that they hold. */
export const ReceivingKey = defineEntity({
  name: 'ReceivingKey',
  tableName: 'receiving_keys',
  properties: {
    event: () => p.manyToOne(Event).primary().deleteRule('restrict').updateRule('no action'),
    /** 65 bytes, base64url. */
    publicKey: p.string().length(87),
    /** PKCS#8, sealed under a key that is not in the database. */
    sealedSecret: p.string().length(300),
    createdAt: p.datetime(3),
  },
});
export type ReceivingKey = InferEntity<typeof ReceivingKey>;
