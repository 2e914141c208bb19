import { Injectable } from '@nestjs/common';
import type { Transaction } from '@pho-hien/platform';
import { eventsSql } from '../sql.ts';
import type { OfferFacts } from './offer-facts.ts';

/**
 * The places of ticket types. Taking one locks the ticket type's row until the transaction ends, and
 * everybody else who wants a place waits: so it is the last thing a transaction does.
 */
@Injectable()
export class Places {
  /**
   * Takes a place if there is one and if the offer is still what it says; says whether it did.
   * PostgreSQL looks at the row again once it holds the lock, so it compares the newest.
   */
  async take(tx: Transaction, { ticketType }: OfferFacts): Promise<boolean> {
    const taken = await eventsSql(tx)
      .updateTable('ticket_types')
      .set((row) => ({ confirmed_count: row('confirmed_count', '+', 1) }))
      .where('id', '=', ticketType.id)
      .where('version', '=', ticketType.version)
      .where((row) => row.or([row('places', 'is', null), row('confirmed_count', '<', row.ref('places'))]))
      .executeTakeFirst();
    return taken.numUpdatedRows === 1n;
  }

  /** Gives a place back. */
  async giveBack(tx: Transaction, ticketTypeId: string): Promise<void> {
    await eventsSql(tx)
      .updateTable('ticket_types')
      .set((row) => ({ confirmed_count: row('confirmed_count', '-', 1) }))
      .where('id', '=', ticketTypeId)
      .execute();
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
}
