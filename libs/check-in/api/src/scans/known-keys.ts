import { Injectable } from '@nestjs/common';
import { EventKey } from '@pho-hien/events-api';
import { prepare, runPrepared, SqlPool } from '@pho-hien/platform';

/** How often at most the keys of one event are read again because a ticket names one that is not known. */
const READ_AGAIN_MS = 1000;
const EVENTS_KEPT = 200;

interface KeysOfEvent {
  readonly publicKeys: ReadonlyMap<number, Uint8Array>;
  readonly readAt: number;
}

const readKeys = prepare<{ eventId: string }>()('check_in_event_keys', [EventKey], (sql, { eventId }) =>
  sql.selectFrom('event_keys').select(['key_number', 'public_key']).where('event_id', '=', eventId),
);

/**
 * The public keys of events, in memory: a key's bytes never change. Whether a key has been revoked
 * is no matter of memory; each scan asks the database.
 */
@Injectable()
export class KnownKeys {
  private readonly events = new Map<string, KeysOfEvent>();

  constructor(private readonly pool: SqlPool) {}

  /** The 32-byte public key of this number; undefined when the event has none. */
  async publicKeyOf(eventId: string, keyNumber: number): Promise<Uint8Array | undefined> {
    const known = this.events.get(eventId);
    const key = known?.publicKeys.get(keyNumber);
    if (key || (known && Date.now() - known.readAt < READ_AGAIN_MS)) return key;
    const rows = await runPrepared(this.pool, readKeys, { eventId });
    const publicKeys = new Map(
      rows.map((row) => [row.key_number, new Uint8Array(Buffer.from(row.public_key, 'base64url'))]),
    );
    if (this.events.size >= EVENTS_KEPT) this.events.clear();
    this.events.set(eventId, { publicKeys, readAt: Date.now() });
    return publicKeys.get(keyNumber);
  }
}
