import type { SessionInput } from '@pho-hien/events-core';
import type { VietnamDay } from '@pho-hien/kernel';
import { firstDay } from './first-day.ts';
import type { DemoRoom } from './rooms.ts';
import { secondDay } from './second-day.ts';
import { tracks } from './session-row.ts';
import type { DemoSpeaker } from './speakers.ts';
import { text } from './text.ts';

/** A session of the demonstration, before rooms and speakers have ids. */
export interface DemoSession extends Omit<SessionInput, 'roomId' | 'speakerIds'> {
  readonly room: DemoRoom;
  readonly speakers: readonly DemoSpeaker[];
}

/** About thirty sessions on the festival's two days. */
export function demoSessions(days: readonly VietnamDay[]): DemoSession[] {
  const rows = [firstDay, secondDay].flatMap((sessions, day) =>
    sessions.map((session) => ({ date: days[day]!, session })),
  );
  return rows.map(({ date, session: [startsAt, endsAt, room, kind, track, vi, en, speakers, places] }) => ({
    title: text(vi, en),
    abstract: text(
      places === undefined ? '' : 'Số chỗ có hạn. Bạn mang theo câu hỏi của mình: nửa thời gian dành cho hỏi đáp.',
      places === undefined ? '' : 'Places are limited. Bring your questions: half of the time is for answers.',
    ),
    kind,
    track: tracks[track],
    date,
    startsAt,
    endsAt,
    places: places ?? null,
    room,
    speakers,
  }));
}
