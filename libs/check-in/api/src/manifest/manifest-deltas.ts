import { Inject, Injectable } from '@nestjs/common';
import { encodeManifest, type ManifestTicket } from '@pho-hien/check-in-core';
import { type Clock, vietnamDayOf } from '@pho-hien/kernel';
import { CLOCK, runPrepared, SqlPool } from '@pho-hien/platform';
import { GateOrganisations } from './gate-organisations.ts';
import { type HeadNow, headNow, withOrganisations } from './head-of.ts';
import { readHead } from './head-statement.ts';
import { cursorText, type ManifestCursor, parseCursor } from './manifest-cursor.ts';
import { type PlainTicket, standingOf, type ToldIn } from './manifest-rows.ts';
import { NewsReadings } from './news-readings.ts';
import type { StoredSeal } from './ticket-seals.ts';

/** What a device is told after its cursor. */
export interface ManifestNews {
  /** The bytes of a manifest; null where nothing changed. */
  readonly delta: Uint8Array | null;
  readonly cursor: string;
  readonly snapshotNeeded: boolean;
}

/** Tells devices what changed since they last asked. */
@Injectable()
export class ManifestDeltas {
  constructor(
    private readonly pool: SqlPool,
    private readonly readings: NewsReadings,
    private readonly organisations: GateOrganisations,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * The news of a gate since a cursor. What a transaction that still runs will have changed comes with
   * a later one: the new cursor stands before it.
   */
  async since(gateId: string, text: string): Promise<ManifestNews> {
    const cursor = parseCursor(text);
    if (!cursor) return { delta: null, cursor: text, snapshotNeeded: true };
    const now = await this.headOf(gateId);
    const { position, xmax, head } = now;
    const isOurs = cursor.system === position.system && cursor.lists === position.lists && cursor.xid <= xmax;
    if (!isOurs) return { delta: null, cursor: text, snapshotNeeded: true };

    const reading = await this.readings.since(cursor.xid, now);
    if (reading.tooMuch) return { delta: null, cursor: text, snapshotNeeded: true };
    // A shared reading may hold news that this device has, and may have been made before this device last asked.
    const isNew = ({ told_in: transaction }: ToldIn) => BigInt(transaction) >= cursor.xid;
    const [rows, standings, voided] = [
      reading.tickets.filter(isNew),
      reading.standings.filter(isNew),
      reading.voided.filter(isNew),
    ];
    const xid = reading.xid > cursor.xid ? reading.xid : cursor.xid;
    const known = { ...now, position: { ...position, xid } };
    const names = await this.organisations.from(head.eventId, cursor.organisations);
    const changed = rows.length + standings.length + voided.length;
    if (changed === 0 && names.length === 0 && cursor.head === position.head) {
      // The list is as old as this answer, not as its last change.
      return { delta: null, cursor: unchanged(cursor, known), snapshotNeeded: false };
    }
    const whole = withOrganisations(known, { from: cursor.organisations, names }, false);
    // Somebody who was only scanned has the name that the device knows.
    const tickets = new Map(
      standings.map((row) => [row.ticket_id, ticketOf({ ...row, id: row.ticket_id }, undefined)]),
    );
    for (const row of voided) tickets.set(row.id, ticketOf(row, undefined));
    for (const row of rows) tickets.set(row.id, ticketOf(row, reading.seals.get(row.id)));
    const listIds = head.lists.map(({ id }) => id);
    const told = standings.map((row) => standingOf(row, listIds.indexOf(row.list_id)));
    return { delta: encodeManifest(whole, [...tickets.values()], told), cursor: whole.cursor, snapshotNeeded: false };
  }

  /** The head of a gate's manifest as it is now. */
  async headOf(gateId: string): Promise<HeadNow> {
    const now = this.clock.now();
    const [row] = await runPrepared(this.pool, readHead, { gateId, today: vietnamDayOf(now) });
    if (!row) throw new Error(`No gate ${gateId}`);
    return headNow(row, now);
  }
}

/** A ticket as the manifest writes it; without a seal where nothing new is said of its holder. */
export function ticketOf(row: PlainTicket & { readonly id: string }, seal: StoredSeal | undefined): ManifestTicket {
  return {
    ticketId: row.id,
    ticketTypeNumber: row.type_number,
    status: row.status,
    blocked: false,
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    sealRevision: seal?.revision ?? 0,
    sealedName: seal?.sealed ?? new Uint8Array(),
  };
}

function unchanged(cursor: ManifestCursor, { position }: HeadNow): string {
  return cursorText({ ...cursor, xid: position.xid, issuedAt: position.issuedAt });
}
