import { Inject, Injectable } from '@nestjs/common';
import { ManifestWriter } from '@pho-hien/check-in-core';
import { type Clock, vietnamDayOf } from '@pho-hien/kernel';
import { CLOCK, runPrepared, SqlPool } from '@pho-hien/platform';
import type { PoolClient } from 'pg';
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import { GateOrganisations } from './gate-organisations.ts';
import { headNow, withOrganisations } from './head-of.ts';
import { readHead } from './head-statement.ts';
import { ManifestDeltas, ticketOf } from './manifest-deltas.ts';
import {
  EVERY_STANDING,
  EVERY_TICKET,
  EVERY_VOIDED,
  standingOf,
  type StandingRow,
  type TicketRow,
  type VoidedRow,
} from './manifest-rows.ts';
import { TicketSeals } from './ticket-seals.ts';

/** A whole manifest, ready to be sent. */
export interface ManifestSnapshot {
  readonly cursor: string;
  /** Compressed with gzip. */
  readonly bytes: Uint8Array;
  /** How many bytes it has decompressed. */
  readonly length: number;
}

interface Kept {
  readonly at: number;
  readonly made: Promise<ManifestSnapshot>;
}

/** Rows that are read, and held, at once. */
const PAGE = 2_000;
/** All phones of a gate load theirs in the same minutes; what changed meanwhile comes with their first delta. */
const KEPT_MS = 10_000;
/** Of so many lists of lists; each is a few megabytes. */
const MOST_KEPT = 4;
const compressed = promisify(gzip);

/** Makes whole manifests, one at a time, each once for everybody who asks within some seconds. */
@Injectable()
export class ManifestSnapshots {
  private readonly kept = new Map<string, Kept>();
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly pool: SqlPool,
    private readonly deltas: ManifestDeltas,
    private readonly seals: TicketSeals,
    private readonly organisations: GateOrganisations,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The manifest of a gate, at most some seconds old. */
  async of(gateId: string): Promise<ManifestSnapshot> {
    const { head, position } = await this.deltas.headOf(gateId);
    const key = `${head.eventId} ${position.lists} ${position.head}`;
    const known = this.kept.get(key);
    if (known && performance.now() - known.at < KEPT_MS) return known.made;
    // One after the other: each takes a connection and some memory.
    const made = this.last.then(async () => {
      await this.seals.prepare(head);
      return this.make(gateId);
    });
    this.last = made.catch(() => this.kept.delete(key));
    if (this.kept.size >= MOST_KEPT) this.kept.clear();
    this.kept.set(key, { at: performance.now(), made });
    setTimeout(() => this.kept.delete(key), 2 * KEPT_MS).unref();
    return made;
  }

  /** Reads everything as of one instant, page by page. */
  private async make(gateId: string): Promise<ManifestSnapshot> {
    const client = await this.pool.connect();
    let broken: Error | undefined;
    try {
      await client.query('begin isolation level repeatable read read only');
      const now = this.clock.now();
      const [row] = await runPrepared(client, readHead, { gateId, today: vietnamDayOf(now) });
      if (!row) throw new Error(`No gate ${gateId}`);
      const head = headNow(row, now);
      const { eventId, gates, lists } = head.head;
      const writer = new ManifestWriter(gates);
      // At most some blocks of places: they are held at once, and come in among the tickets.
      const { rows: voided } = await client.query<VoidedRow>(EVERY_VOIDED, [eventId, now]);
      const writeVoided = (before?: string) => {
        while (voided[0] && (before === undefined || voided[0].id < before))
          writer.ticket(ticketOf(voided.shift()!, undefined));
      };
      for await (const rows of pages<TicketRow>(client, EVERY_TICKET, [eventId])) {
        const seals = await this.seals.current(head.head, rows);
        for (const ticket of rows) {
          writeVoided(ticket.id);
          writer.ticket(ticketOf(ticket, seals.get(ticket.id)));
        }
      }
      writeVoided();
      const listIds = lists.map(({ id }) => id);
      for await (const rows of pages<StandingRow>(client, EVERY_STANDING, [listIds]))
        for (const standing of rows) writer.standing(standingOf(standing, listIds.indexOf(standing.list_id)));
      // Read last: a name that was sealed meanwhile may speak of the newest of them.
      const names = await this.organisations.from(eventId, 0);
      const whole = withOrganisations(head, { from: 0, names }, true);
      const bytes = writer.finish(whole);
      const packed = await compressed(bytes, { level: constants.Z_BEST_SPEED + 4 });
      return { cursor: whole.cursor, bytes: packed, length: bytes.length };
    } catch (error) {
      broken = error as Error;
      throw error;
    } finally {
      // Nothing was written: what is open ends with the rollback, or with the connection.
      if (!broken) await client.query('rollback').catch((error: Error) => (broken = error));
      client.release(broken);
    }
  }
}

async function* pages<Row>(client: PoolClient, text: string, values: unknown[]): AsyncGenerator<Row[]> {
  await client.query(`declare page no scroll cursor for ${text}`, values);
  for (;;) {
    const { rows } = await client.query(`fetch ${PAGE} from page`);
    if (rows.length === 0) break;
    yield rows as Row[];
  }
  await client.query('close page');
}
