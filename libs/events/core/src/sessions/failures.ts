import { type LocalizedText, type TimeOfDay, DomainError } from '@pho-hien/kernel';

/** Another session has the room at that time. */
export class RoomTaken extends DomainError<{
  sessionId: string;
  title: LocalizedText;
  startsAt: TimeOfDay;
  endsAt: TimeOfDay;
}> {
  readonly code = 'RoomTaken';
}

/** Something of the programme cannot be deleted while sessions name it, or people have signed up for it. */
export class StillInUse extends DomainError<{ by: number }> {
  readonly code = 'StillInUse';
}

/** A session cannot have fewer places than people who signed up. */
export class PlacesBelowSignUps extends DomainError<{ taken: number }> {
  readonly code = 'PlacesBelowSignUps';
}

/** Every place of the session is taken. */
export class SessionFull extends DomainError<{ places: number }> {
  readonly code = 'SessionFull';
}

/** The same person has signed up for another session at that time. */
export class SessionsOverlap extends DomainError<{
  sessionId: string;
  title: LocalizedText;
  startsAt: TimeOfDay;
  endsAt: TimeOfDay;
}> {
  readonly code = 'SessionsOverlap';
}

/** Why nobody, or not this person, can sign up for a session. */
export const SIGN_UP_CLOSED_REASONS = ['NO_TICKET', 'OPEN_SEATING', 'CANCELLED', 'STARTED', 'OTHER_DAY'] as const;

/** Why nobody, or not this person, can sign up for a session. */
export type SignUpClosedReason = (typeof SIGN_UP_CLOSED_REASONS)[number];

/** The session takes no sign-up, or not with this ticket. */
export class SignUpClosed extends DomainError<{ reason: SignUpClosedReason }> {
  readonly code = 'SignUpClosed';
}
