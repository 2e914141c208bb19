import type { LocalizedText, TimeOfDay, VietnamDay } from '@pho-hien/kernel';
import type { SessionStatus } from './session-lifecycle.ts';

/** When and where a session is. */
export interface ScheduledSession {
  readonly id: string;
  readonly title: LocalizedText;
  readonly status: SessionStatus;
  readonly date: VietnamDay;
  readonly startsAt: TimeOfDay;
  readonly endsAt: TimeOfDay;
  readonly roomId: string | null;
  readonly places: number | null;
  readonly speakers: readonly { readonly id: string; readonly fullName: string }[];
}

/** What an organiser is warned of; nothing of it stops them. */
export const SESSION_WARNINGS = ['SPEAKER_TWICE', 'OUTSIDE_HOURS', 'MORE_PLACES_THAN_ROOM', 'NO_ROOM'] as const;

/** One thing that an organiser is warned of. */
export interface SessionWarning {
  readonly code: (typeof SESSION_WARNINGS)[number];
  readonly sessionId: string;
  /** Who would have to be in two places. */
  readonly speakerName: string | null;
  /** The other of the two. */
  readonly other: ScheduledSession | null;
}

/** What warnings depend on besides the sessions. */
export interface ProgrammeFrame {
  readonly days: readonly { readonly date: VietnamDay; readonly opensAt: TimeOfDay; readonly closesAt: TimeOfDay }[];
  readonly rooms: readonly { readonly id: string; readonly capacity: number | null }[];
}

/** Whether two spans share a minute: one may begin when the other ends. */
export function overlap(
  one: Pick<ScheduledSession, 'date' | 'startsAt' | 'endsAt'>,
  other: Pick<ScheduledSession, 'date' | 'startsAt' | 'endsAt'>,
): boolean {
  return one.date === other.date && one.startsAt < other.endsAt && other.startsAt < one.endsAt;
}

/** The session that has the room at that time, if any; what is cancelled takes no room. */
export function roomTakenBy<Session extends ScheduledSession>(
  wanted: Pick<ScheduledSession, 'id' | 'status' | 'date' | 'startsAt' | 'endsAt' | 'roomId'>,
  sessions: readonly Session[],
): Session | null {
  if (wanted.roomId === null || wanted.status !== 'PLANNED') return null;
  const taken = (other: Session) =>
    other.id !== wanted.id && other.status === 'PLANNED' && other.roomId === wanted.roomId && overlap(wanted, other);
  return sessions.find(taken) ?? null;
}

/** What to warn of in one session, seen against the whole programme. */
export function warningsOf(
  session: ScheduledSession,
  sessions: readonly ScheduledSession[],
  frame: ProgrammeFrame,
): SessionWarning[] {
  if (session.status !== 'PLANNED') return [];
  const warn = (code: SessionWarning['code'], wrong: boolean): SessionWarning[] =>
    wrong ? [{ code, sessionId: session.id, speakerName: null, other: null }] : [];
  const day = frame.days.find(({ date }) => date === session.date);
  const capacity = frame.rooms.find(({ id }) => id === session.roomId)?.capacity ?? null;
  return [
    ...sessions.flatMap((other) => speakersTwice(session, other)),
    // Opening hours may have changed since the session was saved.
    ...warn('OUTSIDE_HOURS', !day || session.startsAt < day.opensAt || session.endsAt > day.closesAt),
    ...warn('MORE_PLACES_THAN_ROOM', capacity !== null && session.places !== null && session.places > capacity),
    ...warn('NO_ROOM', session.roomId === null),
  ];
}

function speakersTwice(session: ScheduledSession, other: ScheduledSession): SessionWarning[] {
  if (other.id === session.id || other.status !== 'PLANNED' || !overlap(session, other)) return [];
  return session.speakers
    .filter(({ id }) => other.speakers.some((speaker) => speaker.id === id))
    .map(({ fullName }) => ({ code: 'SPEAKER_TWICE', sessionId: session.id, speakerName: fullName, other }));
}
