import { sqlOf, type Transaction } from '@pho-hien/platform';
import { Admission } from '../rows/index.ts';

/** Whether a ticket was let in anywhere, ever: such a ticket stays its holder's. */
export async function wasAdmitted(tx: Transaction, ticketId: string): Promise<boolean> {
  const row = await sqlOf(tx, Admission)
    .selectFrom('admissions')
    .select('version')
    .where('ticket_id', '=', ticketId)
    .where('last_entry_at', 'is not', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
