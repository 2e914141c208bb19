import { Inject, Injectable } from '@nestjs/common';
import { ENVIRONMENT, type Environment, runPrepared, SqlPool } from '@pho-hien/platform';
import type { HeadNow } from './head-of.ts';
import {
  type PlainTicket,
  type StandingRow,
  standingsSince,
  type TicketRow,
  ticketsSince,
  type ToldIn,
  type VoidedRow,
  voidedSince,
} from './manifest-rows.ts';
import { type StoredSeal, TicketSeals } from './ticket-seals.ts';

/** Of more changed tickets a delta is no help: the snapshot is made once for everybody. */
const MOST_CHANGED = 5_000;
/** A shared reading goes back so far: gates that asked within this time can all be answered from it. */
const REACHES_BACK_MS = 3_000;

/** What changed of an event and on some lists, as one look at the database found it. */
export interface NewsReading {
  /** Everything that transactions before this one did is told by it, or was known to who asks. */
  readonly xid: bigint;
  /** More changed than a delta should bring; the rows are then not all there. */
  readonly tooMuch: boolean;
  readonly tickets: readonly (TicketRow & ToldIn)[];
  readonly seals: ReadonlyMap<string, StoredSeal>;
  readonly standings: readonly (StandingRow & PlainTicket & ToldIn)[];
  readonly voided: readonly (VoidedRow & ToldIn)[];
}

interface Kept {
  readonly at: number;
  readonly since: bigint;
  readonly xid: bigint;
  readonly reading: Promise<NewsReading>;
}

/**
 * Looks for news once for all gates that ask within GATE_NEWS_SHARED_MS: forty gates that scan every second
 * would otherwise read the same rows forty times.
 */
@Injectable()
export class NewsReadings {
  private readonly kept = new Map<string, Kept[]>();

  constructor(
    private readonly pool: SqlPool,
    private readonly seals: TicketSeals,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** A reading that holds whatever changed since a transaction; it may hold older news too. `now` was read before. */
  since(since: bigint, now: HeadNow): Promise<NewsReading> {
    const shared = this.environment.GATE_NEWS_SHARED_MS;
    if (shared === 0) return this.read(since, now);
    const { head, position } = now;
    const key = `${position.system} ${head.eventId} ${position.lists}`;
    const time = performance.now();
    const recent = (this.kept.get(key) ?? []).filter(({ at }) => time - at < REACHES_BACK_MS);
    const last = recent.at(-1);
    if (last && time - last.at < shared && last.since <= since) return last.reading;
    // Who asked before the oldest of these has been away, and is answered alone.
    const from = recent[0]?.xid ?? since;
    if (since < from) return this.read(since, now);
    const reading = this.read(from, now);
    const mine = { at: time, since: from, xid: position.xid, reading };
    this.kept.set(key, [...recent, mine]);
    reading.catch(() => this.kept.delete(key));
    setTimeout(() => this.forget(key, mine), REACHES_BACK_MS).unref();
    return reading;
  }

  private async read(since: bigint, { head, position }: HeadNow): Promise<NewsReading> {
    const key = { since: since.toString(), most: MOST_CHANGED + 1 };
    const { eventId } = head;
    const [tickets, standings, voided] = await Promise.all([
      runPrepared(this.pool, ticketsSince, { eventId, ...key }),
      runPrepared(this.pool, standingsSince, { listIds: head.lists.map(({ id }) => id), ...key }),
      runPrepared(this.pool, voidedSince, { eventId, ...key }),
    ]);
    const tooMuch = Math.max(tickets.length, standings.length, voided.length) > MOST_CHANGED;
    const seals = tooMuch ? new Map<string, StoredSeal>() : await this.seals.current(head, tickets);
    return { xid: position.xid, tooMuch, tickets, seals, standings, voided };
  }

  private forget(key: string, one: Kept): void {
    const left = (this.kept.get(key) ?? []).filter((other) => other !== one);
    if (left.length > 0) this.kept.set(key, left);
    else this.kept.delete(key);
  }
}
