import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import {
  normaliseSession,
  PlacesBelowSignUps,
  RoomTaken,
  roomTakenBy,
  type SessionInput,
  sessionProblems,
  type SessionStatus,
} from '@pho-hien/events-core';
import { type Clock, instantOf, InvalidInput, newId, StaleVersion } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database, type Transaction } from '@pho-hien/platform';
import { changedFields } from '../changed-fields.ts';
import { lockEvent } from '../events/locked-event.ts';
import { lockSession } from './locked-session.ts';
import { ProgrammeNotices } from './notices/programme-notices.ts';
import { readFrame } from './programme-frame.ts';
import { programmeSql } from './programme-sql.ts';
import type { SaveTarget } from './save-target.ts';
import { asSession, selectSessions } from './session-rows.ts';

/** Makes or changes a session. */
@Injectable()
export class SaveSession {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly notices: ProgrammeNotices,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Returns the session's id. Throws `InvalidInput`, `StaleVersion`, `RoomTaken`, `PlacesBelowSignUps`. */
  async run(caller: Caller, target: SaveTarget, input: SessionInput): Promise<string> {
    return this.database.transaction((tx) =>
      'eventId' in target ? this.insert(tx, caller, target.eventId, input) : this.update(tx, caller, target, input),
    );
  }

  private async insert(tx: Transaction, caller: Caller, eventId: string, input: SessionInput): Promise<string> {
    await lockEvent(tx, eventId);
    const id = newId(this.clock);
    const columns = await this.judged(tx, eventId, { id, status: 'PLANNED' }, input);
    const now = this.clock.now();
    await programmeSql(tx)
      .insertInto('event_sessions')
      .values({ id, event_id: eventId, ...columns, created_at: now, updated_at: now })
      .execute();
    await this.saveSpeakers(tx, id, input.speakerIds);
    await this.audit.open(tx, {
      aggregateType: 'event_session',
      aggregateId: id,
      eventId,
      action: 'event_session.created',
      caller,
      changes: changedFields({}, { ...columns, speakerIds: input.speakerIds }),
    });
    return id;
  }

  private async update(
    tx: Transaction,
    caller: Caller,
    { id, version }: { id: string; version: number },
    input: SessionInput,
  ): Promise<string> {
    const before = await lockSession(tx, id);
    if (before.version !== version) throw new StaleVersion(before.version);
    const columns = await this.judged(tx, before.event_id, before, input);
    if (input.places !== null && input.places < before.taken_count)
      throw new PlacesBelowSignUps({ taken: before.taken_count });
    await programmeSql(tx)
      .updateTable('event_sessions')
      .set({ ...columns, version: version + 1, updated_at: this.clock.now() })
      .where('id', '=', id)
      .execute();
    const speakersBefore = await this.saveSpeakers(tx, id, input.speakerIds);
    const changes = {
      ...changedFields(before, columns),
      ...changedFields({ speakerIds: speakersBefore }, { speakerIds: input.speakerIds }),
    };
    await this.audit.append(tx, {
      aggregateType: 'event_session',
      aggregateId: id,
      eventId: before.event_id,
      action: 'event_session.changed',
      caller,
      changes,
    });
    const moved = ['starts_at', 'ends_at', 'room_id'].some((field) => field in changes);
    if (moved && before.taken_count > 0) await this.notices.gather(tx, before.event_id);
    return id;
  }

  /** The columns of a session that fits. The caller holds the event's lock, so that the room stays free. */
  private async judged(
    tx: Transaction,
    eventId: string,
    { id, status }: { id: string; status: SessionStatus },
    input: SessionInput,
  ) {
    const sql = programmeSql(tx);
    const frame = await readFrame(sql, eventId);
    InvalidInput.throwIfAny(sessionProblems(input, frame));
    const { title, abstract, kind, track, date, startsAt, endsAt, roomId, places } = normaliseSession(input);
    const others = await selectSessions(sql).where('event_sessions.event_id', '=', eventId).execute();
    const other = roomTakenBy({ id, status, date, startsAt, endsAt, roomId }, others.map(asSession));
    if (other)
      throw new RoomTaken({
        sessionId: other.id,
        title: other.title,
        startsAt: other.startsAt,
        endsAt: other.endsAt,
      });
    return {
      event_day_id: frame.days.find((day) => day.date === date)!.id,
      room_id: roomId,
      title,
      abstract,
      kind,
      track,
      starts_at: instantOf(date, startsAt),
      ends_at: instantOf(date, endsAt),
      places,
    };
  }

  /** Returns who spoke before. */
  private async saveSpeakers(tx: Transaction, sessionId: string, speakerIds: readonly string[]): Promise<string[]> {
    const sql = programmeSql(tx);
    const before = await sql
      .selectFrom('session_speakers')
      .select('speaker_id')
      .where('session_id', '=', sessionId)
      .orderBy('position')
      .execute();
    await sql.deleteFrom('session_speakers').where('session_id', '=', sessionId).execute();
    if (speakerIds.length > 0)
      await sql
        .insertInto('session_speakers')
        .values(speakerIds.map((speakerId, position) => ({ session_id: sessionId, speaker_id: speakerId, position })))
        .execute();
    return before.map(({ speaker_id }) => speaker_id);
  }
}
