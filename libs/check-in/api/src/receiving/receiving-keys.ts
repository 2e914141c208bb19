import { Inject, Injectable } from '@nestjs/common';
import {
  newReceivingKey,
  openFromDevice,
  type ReceivingKeyPair,
  receivingKeyOf,
  receivingKeyText,
  type ServerSealContext,
} from '@pho-hien/check-in-core';
import { fieldKey, openField, sealField } from '@pho-hien/events-api';
import type { Clock } from '@pho-hien/kernel';
import { CLOCK, Database, ENVIRONMENT, type Environment, sqlOf } from '@pho-hien/platform';
import { ReceivingKey } from '../rows/index.ts';

/** Keys kept open at once. */
const MOST_OPEN = 200;

/** To which gate devices seal what waits on them, and which opens it here alone. An event's key is made when first asked for. */
@Injectable()
export class ReceivingKeys {
  private readonly sealingKey: Uint8Array;
  private readonly open = new Map<string, ReceivingKeyPair>();

  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(ENVIRONMENT) environment: Environment,
  ) {
    this.sealingKey = fieldKey(environment.FIELD_SECRET, 'receiving-keys');
  }

  /** The public half, base64url: what a device is given. */
  async publicKeyOf(eventId: string): Promise<string> {
    return receivingKeyText((await this.keysOf(eventId)).publicKey);
  }

  /** What a device of the event sealed with `sealToServer`; null where it does not open. */
  async openSealed(sealed: string, context: ServerSealContext): Promise<string | null> {
    return openFromDevice(sealed, await this.keysOf(context.eventId), context);
  }

  private async keysOf(eventId: string): Promise<ReceivingKeyPair> {
    const known = this.open.get(eventId);
    if (known) return known;
    const keys = (await this.stored(eventId)) ?? (await this.make(eventId));
    if (this.open.size >= MOST_OPEN) this.open.clear();
    this.open.set(eventId, keys);
    return keys;
  }

  private async stored(eventId: string): Promise<ReceivingKeyPair | undefined> {
    const row = await sqlOf(this.database.reader, ReceivingKey)
      .selectFrom('receiving_keys')
      .select(['public_key', 'sealed_secret'])
      .where('event_id', '=', eventId)
      .executeTakeFirst();
    return (
      row && {
        publicKey: receivingKeyOf(row.public_key)!,
        secretKey: new Uint8Array(openField(row.sealed_secret, this.sealingKey, eventId)),
      }
    );
  }

  /** Of two who make it at the same moment the first wins, and both use that one. */
  private async make(eventId: string): Promise<ReceivingKeyPair> {
    const { publicKey, secretKey } = await newReceivingKey();
    await this.database.transaction((tx) =>
      sqlOf(tx, ReceivingKey)
        .insertInto('receiving_keys')
        .values({
          event_id: eventId,
          public_key: receivingKeyText(publicKey),
          sealed_secret: sealField(secretKey, this.sealingKey, eventId),
          created_at: this.clock.now(),
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute(),
    );
    return (await this.stored(eventId))!;
  }
}
