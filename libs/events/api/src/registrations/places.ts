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
   * Takes a place if there is one and if event and ticket type are still what the offer says; says
   * whether it did. PostgreSQL looks at the row again once it holds the lock, so it compares the newest.
   */
  async take(tx: Transaction, { event, ticketType }: OfferFacts): Promise<boolean> {
    const taken = await eventsSql(tx)
      .updateTable('ticket_types')
      .set((row) => ({ confirmed_count: row('confirmed_count', '+', 1) }))
      .where('id', '=', ticketType.id)
      .where('version', '=', ticketType.version)
      .where((row) => row.or([row('places', 'is', null), row('confirmed_count', '<', row.ref('places'))]))
      .where(({ exists, selectFrom }) =>
        exists(selectFrom('events').select('id').where('id', '=', event.id).where('version', '=', event.version)),
      )
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
}
