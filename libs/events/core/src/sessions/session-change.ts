import type { LocalizedText, TimeOfDay, VietnamDay } from '@pho-hien/kernel';
import type { SessionStatus } from './session-lifecycle.ts';

/** What somebody who signed up for a session has to know of it. */
export interface KnownSession {
  readonly status: SessionStatus;
  readonly date: VietnamDay;
  readonly startsAt: TimeOfDay;
  readonly endsAt: TimeOfDay;
  readonly roomId: string | null;
  /** `null`: no room yet. */
  readonly roomName: LocalizedText | null;
}

/** The kinds of change that people are told of. */
export type SessionChange = 'CANCELLED' | 'RESTORED' | 'MOVED';

/**
 * What somebody must be told, who last knew `known`; `null`: nothing. A title or an abstract corrected
 * moves nobody, nor does a room that got another name; two changes that undo each other are none.
 */
export function changeToTell(known: KnownSession, now: KnownSession): SessionChange | null {
  if (known.status !== now.status) return now.status === 'CANCELLED' ? 'CANCELLED' : 'RESTORED';
  // What was cancelled and is moved afterwards concerns nobody.
  if (now.status === 'CANCELLED') return null;
  const moved =
    known.date !== now.date ||
    known.startsAt !== now.startsAt ||
    known.endsAt !== now.endsAt ||
    known.roomId !== now.roomId;
  return moved ? 'MOVED' : null;
}

/** How long changes gather before people are told, in milliseconds: an organiser seldom moves one session only. */
export const GATHER_MS = 3 * 60_000;

/** The longest that the first change waits while others keep coming, in milliseconds. */
export const GATHER_AT_MOST_MS = 15 * 60_000;

/** When people are told: some minutes after the last change, but not for ever after the first. */
export function tellAt(firstChange: Date, now: Date): Date {
  return new Date(Math.min(now.getTime() + GATHER_MS, firstChange.getTime() + GATHER_AT_MOST_MS));
}
