import { type DomainError, type VietnamDay, instantOf } from '@pho-hien/kernel';
import type { EventStatus } from '../event-lifecycle.ts';
import { SessionFull, SessionsOverlap, SignUpClosed } from './failures.ts';
import { overlap, type ScheduledSession } from './programme.ts';

/** What the rule rests on, loaded before. */
export interface SignUpFacts {
  readonly eventStatus: EventStatus;
  readonly session: ScheduledSession & { readonly taken: number };
  /** The days on which the ticket admits. */
  readonly ticketDates: readonly VietnamDay[];
  /** Whether the person holds a ticket that admits. */
  readonly ticketValid: boolean;
  /** The sessions that the person has signed up for, cancelled ones too. */
  readonly mine: readonly ScheduledSession[];
}

/**
 * Why somebody cannot sign up for a session, or `null`: they can. A session that is full says so last,
 * because a place may come free while the other reasons stay.
 */
export function judgeSignUp(facts: SignUpFacts, now: Date): DomainError | null {
  const { session, mine } = facts;
  if (!facts.ticketValid || facts.eventStatus !== 'PUBLISHED') return new SignUpClosed({ reason: 'NO_TICKET' });
  if (session.places === null) return new SignUpClosed({ reason: 'OPEN_SEATING' });
  if (session.status !== 'PLANNED') return new SignUpClosed({ reason: 'CANCELLED' });
  if (now >= instantOf(session.date, session.startsAt)) return new SignUpClosed({ reason: 'STARTED' });
  if (!facts.ticketDates.includes(session.date)) return new SignUpClosed({ reason: 'OTHER_DAY' });
  const other = mine.find((one) => one.id !== session.id && one.status === 'PLANNED' && overlap(one, session));
  if (other) {
    const { id, title, startsAt, endsAt } = other;
    return new SessionsOverlap({ sessionId: id, title, startsAt, endsAt });
  }
  return session.taken >= session.places ? new SessionFull({ places: session.places }) : null;
}
