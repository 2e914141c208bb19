import { vietnamTimeOf } from '@pho-hien/kernel';
import { sql as raw } from 'kysely';
import type { ProgrammeSql } from './programme-sql.ts';
import type { RoomType } from './rooms/room.graphql.ts';
import type { EventSessionType } from './session.graphql.ts';
import type { SpeakerType } from './speakers/speaker.graphql.ts';

/** Selects sessions with their room and speakers, by time; one statement however many there are. */
export function selectSessions(sql: ProgrammeSql) {
  return sql
    .selectFrom('event_sessions')
    .innerJoin('event_days', 'event_days.id', 'event_sessions.event_day_id')
    .leftJoin('rooms', 'rooms.id', 'event_sessions.room_id')
    .selectAll('event_sessions')
    .select((row) => [
      'event_days.date',
      raw<RoomType | null>`case when rooms.id is null then null else jsonb_build_object('id', rooms.id, 'version',
        rooms.version, 'name', rooms.name, 'place', rooms.place, 'capacity', rooms.capacity) end`.as('room'),
      raw<SpeakerType[]>`(${row
        .selectFrom('session_speakers')
        .innerJoin('speakers', 'speakers.id', 'session_speakers.speaker_id')
        .whereRef('session_speakers.session_id', '=', 'event_sessions.id')
        .select(
          raw`coalesce(jsonb_agg(jsonb_build_object('id', speakers.id, 'version', speakers.version, 'fullName',
            speakers.full_name, 'position', speakers.position, 'organisation', speakers.organisation, 'bio',
            speakers.bio) order by session_speakers.position), '[]')`.as('speakers'),
        )})`.as('speakers'),
    ])
    .orderBy('event_sessions.starts_at')
    .orderBy('event_sessions.ends_at')
    .orderBy('event_sessions.id');
}

type SessionRow = Awaited<ReturnType<ReturnType<typeof selectSessions>['execute']>>[number];

/** The row that `selectSessions` gave, as a session. */
export function asSession(row: SessionRow): EventSessionType {
  return {
    id: row.id,
    eventId: row.event_id,
    version: row.version,
    status: row.status,
    cancelReason: row.cancel_reason,
    title: row.title,
    abstract: row.abstract,
    kind: row.kind,
    track: row.track,
    date: row.date,
    startsAt: vietnamTimeOf(row.starts_at),
    endsAt: vietnamTimeOf(row.ends_at),
    room: row.room,
    roomId: row.room_id,
    speakers: row.speakers,
    places: row.places,
    taken: row.taken_count,
    remaining: row.places === null ? null : Math.max(0, row.places - row.taken_count),
  };
}
