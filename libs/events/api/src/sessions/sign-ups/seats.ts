import { Injectable } from '@nestjs/common';
import type { Transaction } from '@pho-hien/platform';
import { programmeSql } from '../programme-sql.ts';

/** The places of sessions. Taking one locks the session's row until the transaction ends. */
@Injectable()
export class Seats {
  /** Takes a place if there is one; says whether it did. PostgreSQL compares the newest row once it holds the lock. */
  async take(tx: Transaction, sessionId: string): Promise<boolean> {
    const taken = await programmeSql(tx)
      .updateTable('event_sessions')
      .set((row) => ({ taken_count: row('taken_count', '+', 1) }))
      .where('id', '=', sessionId)
      .where((row) => row('taken_count', '<', row.ref('places')))
      .executeTakeFirst();
    return taken.numUpdatedRows === 1n;
  }

  /** Gives a place back. */
  async giveBack(tx: Transaction, sessionId: string): Promise<void> {
    await programmeSql(tx)
      .updateTable('event_sessions')
      .set((row) => ({ taken_count: row('taken_count', '-', 1) }))
      .where('id', '=', sessionId)
      .execute();
  }
}
