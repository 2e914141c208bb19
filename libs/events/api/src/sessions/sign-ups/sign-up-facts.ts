import type { SignUpFacts } from '@pho-hien/events-core';
import type { ProgrammeSql } from '../programme-sql.ts';
import { asSession, selectSessions } from '../session-rows.ts';
import type { EventSessionType } from '../session.graphql.ts';

/** What judging a sign-up rests on, for a registration and a session of its event; undefined: no such session. */
export async function readSignUpFacts(
  sql: ProgrammeSql,
  registration: { readonly id: string; readonly event_id: string; readonly ticket_type_id: string },
  sessionId: string,
): Promise<(SignUpFacts & { readonly session: EventSessionType }) | undefined> {
  const rows = await selectSessions(sql)
    .where('event_sessions.event_id', '=', registration.event_id)
    .where((row) =>
      row.or([
        row('event_sessions.id', '=', sessionId),
        row(
          'event_sessions.id',
          'in',
          row
            .selectFrom('session_sign_ups')
            .select('session_sign_ups.session_id')
            .where('registration_id', '=', registration.id),
        ),
      ]),
    )
    .select((row) =>
      row
        .exists(
          row
            .selectFrom('session_sign_ups')
            .select('session_sign_ups.session_id')
            .where('registration_id', '=', registration.id)
            .whereRef('session_sign_ups.session_id', '=', 'event_sessions.id'),
        )
        .as('mine'),
    )
    .execute();
  const session = rows.find(({ id }) => id === sessionId);
  if (!session) return undefined;
  const { status: eventStatus } = await sql
    .selectFrom('events')
    .select('status')
    .where('id', '=', registration.event_id)
    .executeTakeFirstOrThrow();
  const ticket = await sql
    .selectFrom('tickets')
    .select('id')
    .where('registration_id', '=', registration.id)
    .where('status', '=', 'VALID')
    .executeTakeFirst();
  return {
    eventStatus,
    session: asSession(session),
    ticketDates: await ticketDates(sql, registration),
    ticketValid: ticket !== undefined,
    mine: rows.filter(({ mine }) => mine).map(asSession),
  };
}

/** The days on which tickets of the registration's type admit; a type that names none admits on every day. */
async function ticketDates(
  sql: ProgrammeSql,
  { event_id, ticket_type_id }: { readonly event_id: string; readonly ticket_type_id: string },
): Promise<string[]> {
  const days = await sql
    .selectFrom('event_days')
    .leftJoin('ticket_type_days', (join) =>
      join
        .onRef('ticket_type_days.event_day_id', '=', 'event_days.id')
        .on('ticket_type_days.ticket_type_id', '=', ticket_type_id),
    )
    .select(['date', 'ticket_type_days.event_day_id as named'])
    .where('event_days.event_id', '=', event_id)
    .execute();
  const named = days.filter((day) => day.named !== null);
  return (named.length > 0 ? named : days).map(({ date }) => date);
}
