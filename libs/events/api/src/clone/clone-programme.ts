import { Injectable } from '@nestjs/common';
import { movedDay, warningsOf } from '@pho-hien/events-core';
import { Database, type Transaction } from '@pho-hien/platform';
import { readFrame } from '../sessions/programme-frame.ts';
import { programmeSql } from '../sessions/programme-sql.ts';
import { ProgrammeQueries } from '../sessions/programme.queries.ts';
import { SaveRoom } from '../sessions/rooms/save-room.ts';
import { SaveSession } from '../sessions/save-session.ts';
import type { EventSessionType } from '../sessions/session.graphql.ts';
import type { ClonedEdition, ClonePart, EditionCloner } from './edition-cloners.ts';

/**
 * Takes rooms and sessions over. Not the speakers, who are people and have not been asked for another year;
 * nor what was cancelled, or lies outside the opening hours that there are today.
 */
@Injectable()
export class CloneProgramme implements EditionCloner {
  constructor(
    private readonly database: Database,
    private readonly programme: ProgrammeQueries,
    private readonly saveRoom: SaveRoom,
    private readonly saveSession: SaveSession,
  ) {}

  async parts(eventId: string): Promise<ClonePart[]> {
    const rooms = (await this.programme.roomsOf([eventId])).get(eventId)!;
    return [
      { what: 'rooms', count: rooms.length },
      { what: 'sessions', count: (await this.sessionsOf(eventId)).length },
    ];
  }

  async copy(_tx: Transaction, { caller, fromEventId, toEventId, movedBy }: ClonedEdition): Promise<void> {
    const roomIds = new Map<string, string>();
    for (const { id, name, place, capacity } of (await this.programme.roomsOf([fromEventId])).get(fromEventId)!)
      roomIds.set(id, await this.saveRoom.run(caller, { eventId: toEventId }, { name, place, capacity }));
    for (const session of await this.sessionsOf(fromEventId))
      await this.saveSession.run(
        caller,
        { eventId: toEventId },
        {
          title: session.title,
          abstract: session.abstract,
          kind: session.kind,
          track: session.track,
          date: movedDay(session.date, movedBy),
          startsAt: session.startsAt,
          endsAt: session.endsAt,
          roomId: session.roomId && roomIds.get(session.roomId)!,
          places: session.places,
          speakerIds: [],
        },
      );
  }

  private async sessionsOf(eventId: string): Promise<EventSessionType[]> {
    const sessions = (await this.programme.sessionsOf([eventId])).get(eventId)!;
    const frame = await readFrame(programmeSql(this.database.reader), eventId);
    const fits = (session: EventSessionType) =>
      warningsOf(session, [], frame).every(({ code }) => code !== 'OUTSIDE_HOURS');
    return sessions.filter((session) => session.status === 'PLANNED' && fits(session));
  }
}
