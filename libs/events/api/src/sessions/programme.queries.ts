import { Injectable } from '@nestjs/common';
import { type SessionWarning, warningsOf } from '@pho-hien/events-core';
import { Database } from '@pho-hien/platform';
import { type ProgrammeSql, programmeSql } from './programme-sql.ts';
import { readFrame } from './programme-frame.ts';
import type { RoomType } from './rooms/room.graphql.ts';
import { asSession, selectSessions } from './session-rows.ts';
import type { EventSessionType } from './session.graphql.ts';
import { asSpeaker, type SpeakerRow } from './speakers/speaker-row.ts';
import type { SpeakerType } from './speakers/speaker.graphql.ts';

/** Reads of rooms, speakers and sessions, for pages. */
@Injectable()
export class ProgrammeQueries {
  constructor(private readonly database: Database) {}

  private get sql(): ProgrammeSql {
    return programmeSql(this.database.reader);
  }

  /** The sessions of each event, by time. */
  async sessionsOf(eventIds: readonly string[]): Promise<Map<string, EventSessionType[]>> {
    const rows = await selectSessions(this.sql).where('event_sessions.event_id', 'in', eventIds).execute();
    return grouped(
      eventIds,
      rows.map((row) => [row.event_id, asSession(row)]),
    );
  }

  /** These sessions, by time. */
  async sessions(ids: readonly string[]): Promise<EventSessionType[]> {
    if (ids.length === 0) return [];
    return (await selectSessions(this.sql).where('event_sessions.id', 'in', ids).execute()).map(asSession);
  }

  /** One session; undefined when there is none. */
  async session(id: string): Promise<EventSessionType | undefined> {
    return (await this.sessions([id]))[0];
  }

  /** The rooms of each event, by name. */
  async roomsOf(eventIds: readonly string[]): Promise<Map<string, RoomType[]>> {
    const rows = await this.sql
      .selectFrom('rooms')
      .select(['id', 'event_id', 'version', 'name', 'place', 'capacity'])
      .where('event_id', 'in', eventIds)
      .orderBy('created_at')
      .orderBy('id')
      .execute();
    return grouped(
      eventIds,
      rows.map(({ event_id, ...room }) => [event_id, room]),
    );
  }

  async room(id: string): Promise<RoomType> {
    return this.sql
      .selectFrom('rooms')
      .select(['id', 'version', 'name', 'place', 'capacity'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
  }

  /** The speakers of each event, by name. */
  async speakersOf(eventIds: readonly string[]): Promise<Map<string, SpeakerType[]>> {
    const rows: (SpeakerRow & { event_id: string })[] = await this.sql
      .selectFrom('speakers')
      .select(['id', 'event_id', 'version', 'full_name', 'position', 'organisation', 'bio'])
      .where('event_id', 'in', eventIds)
      .orderBy('full_name')
      .orderBy('id')
      .execute();
    return grouped(
      eventIds,
      rows.map((row) => [row.event_id, asSpeaker(row)]),
    );
  }

  async speaker(id: string): Promise<SpeakerType> {
    return asSpeaker(
      await this.sql
        .selectFrom('speakers')
        .select(['id', 'version', 'full_name', 'position', 'organisation', 'bio'])
        .where('id', '=', id)
        .executeTakeFirstOrThrow(),
    );
  }

  /** What to warn of in the whole programme of an event. */
  async warningsIn(eventId: string): Promise<SessionWarning[]> {
    const sessions = (await this.sessionsOf([eventId])).get(eventId)!;
    const frame = await readFrame(this.sql, eventId);
    return sessions.flatMap((session) => warningsOf(session, sessions, frame));
  }

  /** The event that a part of the programme belongs to; undefined when there is no such part. */
  async eventOf(table: 'rooms' | 'speakers' | 'event_sessions', id: string): Promise<string | undefined> {
    const row = await this.sql.selectFrom(table).select('event_id').where('id', '=', id).executeTakeFirst();
    return row?.event_id;
  }
}

function grouped<Value>(keys: readonly string[], pairs: readonly (readonly [string, Value])[]): Map<string, Value[]> {
  const groups = new Map<string, Value[]>(keys.map((key) => [key, []]));
  for (const [key, value] of pairs) groups.get(key)?.push(value);
  return groups;
}
