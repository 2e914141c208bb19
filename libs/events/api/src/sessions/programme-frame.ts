import type { ProgrammeFrame, SessionFrame } from '@pho-hien/events-core';
import type { ProgrammeSql } from './programme-sql.ts';

/** What a session of the event has to fit into: days, rooms and speakers. */
export async function readFrame(sql: ProgrammeSql, eventId: string) {
  const days = await sql
    .selectFrom('event_days')
    .select(['id', 'date', 'opens_at', 'closes_at'])
    .where('event_id', '=', eventId)
    .orderBy('date')
    .execute();
  const rooms = await sql.selectFrom('rooms').select(['id', 'capacity']).where('event_id', '=', eventId).execute();
  const speakers = await sql.selectFrom('speakers').select('id').where('event_id', '=', eventId).execute();
  return {
    days: days.map(({ id, date, opens_at, closes_at }) => ({ id, date, opensAt: opens_at, closesAt: closes_at })),
    rooms,
    roomIds: rooms.map(({ id }) => id),
    speakerIds: speakers.map(({ id }) => id),
  } satisfies ProgrammeFrame & SessionFrame;
}
