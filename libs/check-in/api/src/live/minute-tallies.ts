import { Injectable } from '@nestjs/common';
import type { MinuteTally } from '@pho-hien/check-in-core';
import { instantOf, vietnamDayOf } from '@pho-hien/kernel';
import { runPrepared, SqlPool } from '@pho-hien/platform';
import { scansByMinute } from './live-day-statements.ts';

const MINUTE = 60_000;
/** What arrived so long ago is in the ledger for good: no transaction takes longer. */
const SETTLED_AFTER_MS = MINUTE;
const FOR_EVER = new Date('9999-12-31T00:00:00Z');

interface Settled {
  /** Everything that arrived today before this instant is in `tallies`. */
  until: Date;
  readonly day: string;
  readonly tallies: MinuteTally[];
}

/**
 * Today's scans of an event by minute. The ledger only grows at its end, so what was read once is kept,
 * and each reading asks for the last minute or two alone, however long the day was.
 */
@Injectable()
export class MinuteTallies {
  private readonly events = new Map<string, Settled>();

  constructor(private readonly pool: SqlPool) {}

  async read(eventId: string, now: Date): Promise<MinuteTally[]> {
    const settled = this.settledOf(eventId, now);
    const from = settled.until;
    const until = new Date(Math.floor((now.getTime() - SETTLED_AFTER_MS) / MINUTE) * MINUTE);
    if (until > from) {
      const more = await this.between(eventId, from, until);
      // Somebody else may have read the same meanwhile.
      if (settled.until === from) {
        settled.tallies.push(...more);
        settled.until = until;
      }
    }
    return [...settled.tallies, ...(await this.between(eventId, settled.until, FOR_EVER))];
  }

  private settledOf(eventId: string, now: Date): Settled {
    const day = vietnamDayOf(now);
    const known = this.events.get(eventId);
    if (known?.day === day) return known;
    const made: Settled = { until: instantOf(day), day, tallies: [] };
    this.events.set(eventId, made);
    return made;
  }

  private async between(eventId: string, from: Date, until: Date): Promise<MinuteTally[]> {
    const rows = await runPrepared(this.pool, scansByMinute, { eventId, from, until });
    return rows.map((row) => ({
      listId: row.list_id,
      minute: row.minute,
      direction: row.direction!,
      verdict: row.verdict!,
      reason: row.reason!,
      count: row.count,
    }));
  }
}
