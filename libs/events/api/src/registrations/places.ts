import { Injectable } from '@nestjs/common';
import type { Transaction } from '@pho-hien/platform';
import { eventsSql } from '../sql.ts';

/** The versions on which a registration was judged. */
export interface JudgedOn {
  readonly eventVersion: number;
  readonly ticketTypeVersion: number;
}

/**
 * The places of ticket types. Taking one locks the ticket type's row until the transaction ends, and
 * everybody else who wants a place waits: so it is the last thing a transaction does.
 */
@Injectable()
export class Places {
  /**
   * Takes a place if there is one; says whether it did. PostgreSQL looks at the row again once it
   * holds the lock, so the count it compares is the newest.
   *
   * @param judgedOn take it only if event and ticket type are still what they were when judged
   */
  async take(tx: Transaction, ticketTypeId: string, judgedOn?: JudgedOn): Promise<boolean> {
    const taken = await eventsSql(tx)
      .updateTable('ticket_types')
      .set((row) => ({ confirmed_count: row('confirmed_count', '+', 1) }))
      .where('id', '=', ticketTypeId)
      .where((row) => row.or([row('places', 'is', null), row('confirmed_count', '<', row.ref('places'))]))
      .$if(judgedOn !== undefined, (query) =>
        query
          .where('version', '=', judgedOn!.ticketTypeVersion)
          .where(({ exists, selectFrom }) =>
            exists(
              selectFrom('events')
                .select('events.id')
                .whereRef('events.id', '=', 'ticket_types.event_id')
                .where('events.version', '=', judgedOn!.eventVersion),
            ),
          ),
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
