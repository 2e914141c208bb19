import { Inject, Injectable } from '@nestjs/common';
import type { SigningKeyStatus } from '@pho-hien/events-core';
import { type Clock, newId, systemRandom } from '@pho-hien/kernel';
import { CLOCK, Database, ENVIRONMENT, type Environment, type Transaction } from '@pho-hien/platform';
import { eventsSql } from '../sql.ts';
import { nodeEd25519 } from './node-ed25519.ts';
import { fieldKey, openField, sealField } from './seal-field.ts';

/** The most key numbers an event can use up: the number is one byte of the ticket. */
const LAST_KEY_NUMBER = 255;
/** Keys kept open at once. */
const MOST_OPEN = 200;

/** A key without its private half: what a device needs to check tickets. */
export interface PublicEventKey {
  readonly id: string;
  /** The key id in the ticket. */
  readonly number: number;
  readonly status: SigningKeyStatus;
  /** 32 bytes, base64url. */
  readonly publicKey: string;
  readonly createdAt: Date;
  /** When it stopped signing. */
  readonly endedAt: Date | null;
}

/** The keys that sign tickets. Their private halves stand in the database sealed, and open only here. */
@Injectable()
export class EventKeys {
  private readonly sealingKey: Uint8Array;
  private readonly open = new Map<string, Uint8Array>();

  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(ENVIRONMENT) environment: Environment,
  ) {
    this.sealingKey = fieldKey(environment.FIELD_SECRET, 'event-keys');
  }

  /** Makes the event's next key, active at once. The caller holds the event's lock and has ended the key before. */
  async create(tx: Transaction, eventId: string): Promise<{ id: string; number: number }> {
    const sql = eventsSql(tx);
    const last = await sql
      .selectFrom('event_keys')
      .select('key_number')
      .where('event_id', '=', eventId)
      .orderBy('key_number', 'desc')
      .limit(1)
      .executeTakeFirst();
    const number = (last?.key_number ?? 0) + 1;
    if (number > LAST_KEY_NUMBER) throw new RangeError(`Event ${eventId} has used up its key numbers`);
    const id = newId(this.clock);
    const secret = systemRandom(new Uint8Array(32));
    await sql
      .insertInto('event_keys')
      .values({
        id,
        event_id: eventId,
        key_number: number,
        public_key: Buffer.from(await nodeEd25519.publicKeyOf(secret)).toString('base64url'),
        sealed_secret: sealField(secret, this.sealingKey, id),
        status: 'ACTIVE',
        created_at: this.clock.now(),
      })
      .execute();
    return { id, number };
  }

  /** Every key of the event with its public half, first key first. */
  async publicKeysOf(eventId: string): Promise<PublicEventKey[]> {
    const rows = await eventsSql(this.database.reader)
      .selectFrom('event_keys')
      .select(['id', 'key_number', 'status', 'public_key', 'created_at', 'ended_at'])
      .where('event_id', '=', eventId)
      .orderBy('key_number')
      .execute();
    return rows.map((row) => ({
      id: row.id,
      number: row.key_number,
      status: row.status,
      publicKey: row.public_key,
      createdAt: row.created_at,
      endedAt: row.ended_at,
    }));
  }

  /** The event a key belongs to; undefined when there is no such key. */
  async eventOf(id: string): Promise<string | undefined> {
    const row = await eventsSql(this.database.reader)
      .selectFrom('event_keys')
      .select('event_id')
      .where('id', '=', id)
      .executeTakeFirst();
    return row?.event_id;
  }

  /** The 32-byte private half of a key; the same object as long as it is kept open. */
  async secretOf(id: string): Promise<Uint8Array> {
    const known = this.open.get(id);
    if (known) return known;
    const row = await eventsSql(this.database.reader)
      .selectFrom('event_keys')
      .select('sealed_secret')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const secret = openField(row.sealed_secret, this.sealingKey, id);
    if (this.open.size >= MOST_OPEN) this.open.clear();
    this.open.set(id, secret);
    return secret;
  }
}
