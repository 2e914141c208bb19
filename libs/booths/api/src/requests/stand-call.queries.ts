import { Inject, Injectable } from '@nestjs/common';
import { takesRequests } from '@pho-hien/booths-core';
import type { Clock } from '@pho-hien/kernel';
import { CLOCK, Database, type Transaction } from '@pho-hien/platform';
import { boothsSql } from '../sql.ts';
import type { StandCallType } from './stand-request.graphql.ts';

/** When an event takes requests, in `tx` when that is a transaction; null: nobody said. */
export async function readCall(tx: Transaction, eventId: string) {
  const row = await callsQuery(tx).where('event_id', '=', eventId).executeTakeFirst();
  return row
    ? { opensAt: row.opens_at, closesAt: row.closes_at, confirmDays: row.confirm_days, version: row.version }
    : null;
}

/** As `readCall`; null also while the event itself is not published. */
export async function readPublishedCall(tx: Transaction, eventId: string) {
  const event = await boothsSql(tx).selectFrom('events').select('status').where('id', '=', eventId).executeTakeFirst();
  return event?.status === 'PUBLISHED' ? readCall(tx, eventId) : null;
}

const callsQuery = (tx: Transaction) => boothsSql(tx).selectFrom('stand_calls').selectAll();

/** Reads of when events take requests for stands. */
@Injectable()
export class StandCallQueries {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async of(eventId: string): Promise<StandCallType | null> {
    const call = await readCall(this.database.reader, eventId);
    return call && { eventId, ...call, open: takesRequests(call, this.clock.now()) };
  }

  /** The calls of the published events that take requests now. */
  async open(): Promise<StandCallType[]> {
    const now = this.clock.now();
    const rows = await boothsSql(this.database.reader)
      .selectFrom('stand_calls')
      .innerJoin('events', 'events.id', 'event_id')
      .select(['event_id', 'stand_calls.version', 'opens_at', 'closes_at', 'confirm_days'])
      .where('events.status', '=', 'PUBLISHED')
      .where('opens_at', '<=', now)
      .where('closes_at', '>', now)
      .orderBy('closes_at')
      .execute();
    return rows.map((row) => ({
      eventId: row.event_id,
      version: row.version,
      opensAt: row.opens_at,
      closesAt: row.closes_at,
      confirmDays: row.confirm_days,
      open: true,
    }));
  }
}
