import { CONSENTS_FOR_DETAILS, type Reminder } from '@pho-hien/events-core';
import type { EventsSql } from '../sql.ts';

/** Locks registrations that were not reminded of this yet, and gives what mails need; what another process works on is its own. */
export function unreminded(sql: EventsSql, reminder: Reminder) {
  return sql
    .selectFrom('registrations')
    .select([
      'registrations.id',
      'full_name',
      'wallet_link',
      'email',
      'locale',
      'ticket_type_id',
      'offered_at',
      'offer_expires_at',
    ])
    .where('consent_state', 'in', CONSENTS_FOR_DETAILS)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('registration_reminders')
            .select('reminder')
            .whereRef('registration_reminders.registration_id', '=', 'registrations.id')
            .where('reminder', '=', reminder),
        ),
      ),
    )
    .orderBy('registrations.id')
    .forUpdate('registrations')
    .skipLocked();
}

/** Writes down that somebody is being reminded; says whether nobody had. */
export async function markReminded(sql: EventsSql, id: string, reminder: Reminder, now: Date): Promise<boolean> {
  const marked = await sql
    .insertInto('registration_reminders')
    .values({ registration_id: id, reminder, queued_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return marked.numInsertedOrUpdatedRows === 1n;
}
