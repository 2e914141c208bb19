import { transferLifecycle } from '@pho-hien/events-core';
import { nextState } from '@pho-hien/kernel';
import type { EventsSql } from '../sql.ts';

/**
 * The link of a transfer that is open opens nothing from now on: for what it was made, the ticket, the address or the
 * registration, is another or none. Returns the id of the transfer; undefined: none was open.
 */
export async function endOpenTransfer(sql: EventsSql, registrationId: string, now: Date): Promise<string | undefined> {
  const ended = await sql
    .updateTable('ticket_transfers')
    .set({ status: nextState(transferLifecycle, 'OPEN', 'withdraw')!, ended_at: now })
    .where('registration_id', '=', registrationId)
    .where('status', '=', 'OPEN')
    .returning('id')
    .executeTakeFirst();
  return ended?.id;
}
