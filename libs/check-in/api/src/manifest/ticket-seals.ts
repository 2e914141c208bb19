import { Injectable } from '@nestjs/common';
import type { TicketHolder } from '@pho-hien/check-in-core';
import { TicketSigner } from '@pho-hien/events-api';
import { prepare, type PreparedStatement, runPrepared, SqlPool } from '@pho-hien/platform';
import { sql as raw } from 'kysely';
import { setImmediate as pause } from 'node:timers/promises';
import { TicketSeal } from '../rows/index.ts';
import { GateOrganisations } from './gate-organisations.ts';
import { type TicketRow, ticketsOf, ticketsUnsealed } from './manifest-rows.ts';
import { sealContentHash, sealHolder } from './seal-holder.ts';

/** The event whose tickets are sealed. */
export interface SealedEvent {
  readonly eventId: string;
  readonly eventNumber: number;
}

/** A seal as it is stored. */
export interface StoredSeal {
  readonly revision: number;
  readonly sealed: Uint8Array;
}

/** So many are signed and sealed before others may use the process: some five milliseconds. */
const AT_ONCE = 50;
/** So many are written in one transaction: what a crash can lose. */
const CHUNK = 500;

/** Makes the sealed names that gates carry about, when and as far as they are missing. */
@Injectable()
export class TicketSeals {
  constructor(
    private readonly pool: SqlPool,
    private readonly signer: TicketSigner,
    private readonly organisations: GateOrganisations,
  ) {}

  /** Seals every ticket of the event that has no seal yet, piece by piece; what was made before a crash stays made. */
  async prepare(event: SealedEvent): Promise<void> {
    const unsealed = await runPrepared(this.pool, ticketsUnsealed, { eventId: event.eventId });
    const all = unsealed.map(({ id }) => id);
    for (let from = 0; from < all.length; from += CHUNK)
      await this.current(event, await runPrepared(this.pool, ticketsOf, { ids: all.slice(from, from + CHUNK) }));
  }

  /**
   * The seals of these tickets, made anew where the name, the organisation or the code is another one.
   * What is answered is always what is stored: where somebody else was faster theirs counts, and a
   * delta will bring it again, because it is newer than what the caller has read.
   */
  async current(event: SealedEvent, rows: readonly TicketRow[]): Promise<ReadonlyMap<string, StoredSeal>> {
    const names = rows.flatMap(({ organisation_name: name }) => name || []);
    const numbers = await this.organisations.numbersOf(event.eventId, names);
    const seals = new Map<string, StoredSeal>();
    const made: { ticket_id: string; revision: number; sealed: string; content_hash: string }[] = [];
    for (const row of rows) {
      const holder: TicketHolder = {
        fullName: row.full_name,
        organisationNumber: numbers.get(row.organisation_name ?? '') ?? null,
      };
      const hash = sealContentHash(holder, row);
      if (row.revision !== null && row.content_hash === hash) {
        seals.set(row.id, { revision: row.revision, sealed: row.sealed! });
        continue;
      }
      if (made.length % AT_ONCE === AT_ONCE - 1) await pause();
      const signature = await this.signer.signatureOf(signableOf(row, event.eventNumber));
      const revision = (row.revision ?? 0) + 1;
      const sealed = sealHolder(holder, { signature, eventNumber: event.eventNumber, revision });
      made.push({ ticket_id: row.id, revision, sealed: sealed.toString('base64'), content_hash: hash });
    }
    for (let from = 0; from < made.length; from += CHUNK) {
      const chunk = made.slice(from, from + CHUNK);
      await runPrepared(this.pool, writeSeals, { seals: JSON.stringify(chunk) });
      const ticketIds = chunk.map(({ ticket_id }) => ticket_id);
      for (const { ticket_id, revision, sealed } of await runPrepared(this.pool, readSeals, { ticketIds }))
        seals.set(ticket_id, { revision, sealed });
    }
    return seals;
  }
}

/** A seal takes the place of the one it was made after, and of no other: no revision is used for two names. */
const writeSeals = prepare<{ seals: string }>()('check_in_seals_write', [], (db, { seals }) => {
  const statement = raw<never>`
    insert into ticket_seals (ticket_id, revision, sealed, content_hash)
    select ticket_id, revision, decode(sealed, 'base64'), content_hash
    from json_to_recordset(${seals}::json) as made (ticket_id uuid, revision int, sealed text, content_hash varchar)
    order by ticket_id
    on conflict (ticket_id) do update set revision = excluded.revision, sealed = excluded.sealed,
      content_hash = excluded.content_hash, sealed_in = pg_current_xact_id()
    where ticket_seals.revision = excluded.revision - 1`;
  return { compile: () => statement.compile(db) };
}) as PreparedStatement<{ seals: string }, never>;

const readSeals = prepare<{ ticketIds: readonly string[] }>()(
  'check_in_seals_read',
  [TicketSeal],
  (sql, { ticketIds }) =>
    sql
      .selectFrom('ticket_seals')
      .select(['ticket_id', 'revision', 'sealed'])
      .where('ticket_id', '=', raw<string>`any(${ticketIds}::uuid[])`),
);

function signableOf(row: TicketRow, eventNumber: number) {
  return {
    id: row.id,
    status: row.status,
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    eventNumber,
    ticketTypeNumber: row.type_number,
    key: { id: row.key_id, number: row.key_number, status: row.key_status },
  };
}
