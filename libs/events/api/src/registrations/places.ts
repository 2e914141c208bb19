import { Injectable } from '@nestjs/common';
import { COUNTED_AS, type PlacesUsed, type RegistrationStatus } from '@pho-hien/events-core';
import { Jobs, type Transaction } from '@pho-hien/platform';
import type { ExpressionBuilder } from 'kysely';
import { eventsSql, type EventsTables } from '../sql.ts';
import type { OfferFacts } from './offer-facts.ts';

/** Name of the job that offers what is free to who waits; its data is the ticket type's id. */
export const SETTLE_WAITLIST = 'events.settle-waitlist';

/** Which ticket type's waitlist to settle. */
export interface WaitlistToSettle {
  readonly ticketTypeId: string;
}

type OnTicketType = ExpressionBuilder<EventsTables, 'ticket_types'>;

/**
 * The places of ticket types. Taking one locks the ticket type's row until the transaction ends, and
 * everybody else who wants a place waits: so it is the last thing a transaction does, or nearly.
 * Each method is one statement whose condition PostgreSQL checks again once it holds the lock.
 */
@Injectable()
export class Places {
  constructor(private readonly jobs: Jobs) {}

  /**
   * A newcomer takes a place if there is one, nobody waits for it, and the offer is still what it says;
   * says whether it did.
   */
  async take(tx: Transaction, offer: OfferFacts): Promise<boolean> {
    const taken = await this.same(tx, offer)
      .set((row) => ({ confirmed_count: row('confirmed_count', '+', 1) }))
      .where((row) => row.or([row('places', 'is', null), row.and([isFree(row), row('waiting_count', '=', 0)])]))
      .executeTakeFirst();
    return taken.numUpdatedRows === 1n;
  }

  /** As `take`, for several at once, some of them only held until somebody consents: all of them or none. */
  async takeForGroup(
    tx: Transaction,
    offer: OfferFacts,
    { confirmed, held }: { readonly confirmed: number; readonly held: number },
  ): Promise<boolean> {
    const taken = await this.same(tx, offer)
      .set((row) => ({
        confirmed_count: row('confirmed_count', '+', confirmed),
        held_count: row('held_count', '+', held),
      }))
      .where((row) =>
        row.or([
          row('places', 'is', null),
          row.lit(confirmed + held === 0),
          row.and([
            row(row('confirmed_count', '+', row('held_count', '+', confirmed + held)), '<=', row.ref('places')),
            row('waiting_count', '=', 0),
          ]),
        ]),
      )
      .executeTakeFirst();
    return taken.numUpdatedRows === 1n;
  }

  /** As `take`, for somebody who asked before there was a waitlist: who awaits approval goes before it. */
  async takeBeforeWaitlist(tx: Transaction, offer: OfferFacts): Promise<boolean> {
    const taken = await this.same(tx, offer)
      .set((row) => ({ confirmed_count: row('confirmed_count', '+', 1) }))
      .where(isFree)
      .executeTakeFirst();
    return taken.numUpdatedRows === 1n;
  }

  /** Puts a newcomer at the end of the line; gives their number in it, or null when a place is free or the line closed. */
  async join(tx: Transaction, offer: OfferFacts): Promise<number | null> {
    const joined = await this.same(tx, offer)
      .set((row) => ({
        waiting_count: row('waiting_count', '+', 1),
        waitlist_last: row('waitlist_last', '+', 1),
      }))
      .where('waitlist_open', '=', true)
      .where('places', 'is not', null)
      .where((row) => row.or([row.not(isFree(row)), row('waiting_count', '>', 0)]))
      .returning('waitlist_last')
      .executeTakeFirst();
    return joined?.waitlist_last ?? null;
  }

  /** Holds places for so many who wait; says whether they were free. */
  async hold(tx: Transaction, ticketTypeId: string, count: number): Promise<boolean> {
    const held = await this.of(tx, ticketTypeId)
      .set((row) => ({
        held_count: row('held_count', '+', count),
        waiting_count: row('waiting_count', '-', count),
      }))
      .where((row) =>
        row.or([
          row('places', 'is', null),
          row(row('confirmed_count', '+', row('held_count', '+', count)), '<=', row.ref('places')),
        ]),
      )
      .executeTakeFirst();
    return held.numUpdatedRows === 1n;
  }

  /** The places held for so many become theirs, if the offer is still what it says; says whether they did. */
  async confirmHeld(tx: Transaction, offer: OfferFacts, count = 1): Promise<boolean> {
    const confirmed = await this.same(tx, offer)
      .set((row) => ({
        held_count: row('held_count', '-', count),
        confirmed_count: row('confirmed_count', '+', count),
      }))
      .executeTakeFirst();
    return confirmed.numUpdatedRows === 1n;
  }

  /**
   * A confirmed place goes from one person to another, or is held for them until a guardian consents, if the
   * offer is still what it says; says whether it did.
   */
  async passOn(tx: Transaction, offer: OfferFacts, as: 'confirmed' | 'held' = 'confirmed'): Promise<boolean> {
    const moved = as === 'held' ? 1 : 0;
    const passed = await this.same(tx, offer)
      .set((row) => ({
        confirmed_count: row('confirmed_count', '-', moved),
        held_count: row('held_count', '+', moved),
      }))
      .executeTakeFirst();
    return passed.numUpdatedRows === 1n;
  }

  /** Holds a ticket type's row: how its places are used does not change until the transaction ends. */
  async lock(tx: Transaction, ticketTypeId: string): Promise<PlacesUsed> {
    const { places, confirmed_count, held_count, waiting_count } = await eventsSql(tx)
      .selectFrom('ticket_types')
      .select(['places', 'confirmed_count', 'held_count', 'waiting_count'])
      .where('id', '=', ticketTypeId)
      .forNoKeyUpdate()
      .executeTakeFirstOrThrow();
    return { places, confirmed: confirmed_count, held: held_count, waiting: waiting_count };
  }

  /** Holds so many places for whoever comes to a desk. The caller holds the row and knows that they are free. */
  async reserve(tx: Transaction, ticketTypeId: string, count: number): Promise<void> {
    await this.of(tx, ticketTypeId)
      .set((row) => ({ held_count: row('held_count', '+', count) }))
      .execute();
  }

  /** So many held places are free; who waits is offered them by a job. */
  async release(tx: Transaction, ticketTypeId: string, count: number): Promise<void> {
    await this.leave(tx, ticketTypeId, 'OFFERED', count);
  }

  /** A place held for a desk becomes somebody's; says that it did. */
  async useReserved(tx: Transaction, ticketTypeId: string): Promise<true> {
    await this.of(tx, ticketTypeId)
      .set((row) => ({ held_count: row('held_count', '-', 1), confirmed_count: row('confirmed_count', '+', 1) }))
      .execute();
    return true;
  }

  /** Somebody who came in with a place that went back since takes another; says whether there was one. */
  async takeAgain(tx: Transaction, ticketTypeId: string): Promise<boolean> {
    const taken = await this.of(tx, ticketTypeId)
      .set((row) => ({ confirmed_count: row('confirmed_count', '+', 1) }))
      .where(isFree)
      .executeTakeFirst();
    return taken.numUpdatedRows === 1n;
  }

  /** A registration that stood so ends: its place, or its place in the line, is free. Who waits is offered it by a job. */
  async leave(tx: Transaction, ticketTypeId: string, status: RegistrationStatus, count = 1): Promise<void> {
    const counted = COUNTED_AS[status];
    if (!counted) return;
    const column = `${counted}_count` as const;
    const left = await this.of(tx, ticketTypeId)
      .set((row) => ({ [column]: row(column, '-', count) }))
      .returning('waiting_count')
      .executeTakeFirstOrThrow();
    if (counted !== 'waiting' && left.waiting_count > 0) await this.settle(tx, ticketTypeId);
  }

  /** Has what is free offered to who waits: once `tx` commits, or at `at`. */
  async settle(tx: Transaction, ticketTypeId: string, at?: Date): Promise<void> {
    await this.jobs.enqueue(tx, SETTLE_WAITLIST, { ticketTypeId } satisfies WaitlistToSettle, at);
  }

  /**
   * Makes everybody who is registering at this moment look at the offer again. Whoever changes what a
   * ticket rests on (days, state, keys) calls it first: afterwards every ticket that counts is visible.
   */
  async offerChanges(tx: Transaction, eventId: string): Promise<void> {
    await eventsSql(tx)
      .updateTable('ticket_types')
      .set((row) => ({ version: row('version', '+', 1) }))
      .where('event_id', '=', eventId)
      .execute();
  }

  private of(tx: Transaction, ticketTypeId: string) {
    return eventsSql(tx).updateTable('ticket_types').where('id', '=', ticketTypeId);
  }

  private same(tx: Transaction, { ticketType }: OfferFacts) {
    return this.of(tx, ticketType.id).where('version', '=', ticketType.version);
  }
}

const isFree = (row: OnTicketType) =>
  row.or([row('places', 'is', null), row(row('confirmed_count', '+', row.ref('held_count')), '<', row.ref('places'))]);
