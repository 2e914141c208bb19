import { instantOf, type Locale, textIn } from '@pho-hien/kernel';
import { m } from '@pho-hien/messages';
import { createEvents, type EventAttributes } from 'ics';
import { foldCalendar } from '../../documents/calendar-lines.ts';
import { oneLine, utcParts } from '../../documents/calendar-parts.ts';
import type { EventSessionType } from '../session.graphql.ts';

/** The event that sessions belong to, as their calendar says it. */
export interface ProgrammeCalendar {
  readonly name: string;
  readonly venueName: string;
  readonly contactEmail: string;
  /** Address of the agenda's page. */
  readonly url: string;
  readonly locale: Locale;
}

/**
 * Sessions as an iCalendar file (RFC 5545). The UID of a session stays and its SEQUENCE grows with every
 * change, so that a calendar moves the entry it has; a cancelled session says so.
 */
export function buildProgrammeIcs(calendar: ProgrammeCalendar, sessions: readonly EventSessionType[]): string {
  const { value, error } = createEvents(
    sessions.map((session) => entry(calendar, session)),
    { productId: '-//Pho Hien//Programme//VI', method: 'PUBLISH', calName: oneLine(calendar.name) },
  );
  if (error || !value) throw error ?? new Error('The calendar file is empty');
  return foldCalendar(value.replace('X-PUBLISHED-TTL:PT1H', 'X-PUBLISHED-TTL:PT1H\r\nX-WR-TIMEZONE:Asia/Ho_Chi_Minh'));
}

function entry(calendar: ProgrammeCalendar, session: EventSessionType): EventAttributes {
  const { locale } = calendar;
  const speakers = session.speakers.map(({ fullName }) => oneLine(fullName)).join(', ');
  const room = session.room && [textIn(session.room.name, locale), textIn(session.room.place, locale)];
  const cancelled = session.status === 'CANCELLED';
  const title = oneLine(textIn(session.title, locale));
  return {
    uid: `${session.id}@pho-hien`,
    sequence: session.version,
    title: cancelled ? `${m.sessions_cancelled({}, { locale })}: ${title}` : title,
    description: [
      session.cancelReason,
      speakers && m.sessions_calendar_speakers({ speakers }, { locale }),
      textIn(session.abstract, locale),
      `${calendar.url}/${session.id}`,
    ]
      .filter(Boolean)
      .join('\n\n'),
    location: [...(room ?? []), calendar.venueName].filter(Boolean).map(oneLine).join(', '),
    url: `${calendar.url}/${session.id}`,
    start: utcParts(instantOf(session.date, session.startsAt)),
    startInputType: 'utc',
    startOutputType: 'utc',
    end: utcParts(instantOf(session.date, session.endsAt)),
    endInputType: 'utc',
    endOutputType: 'utc',
    status: cancelled ? 'CANCELLED' : 'CONFIRMED',
    busyStatus: cancelled ? 'FREE' : 'BUSY',
    organizer: { name: oneLine(calendar.name), email: oneLine(calendar.contactEmail) },
  };
}
