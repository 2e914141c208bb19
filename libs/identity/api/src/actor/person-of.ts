import type { PersonActor } from '@pho-hien/kernel';

/** A person as the log names them, by id; where nothing is asked about what they may do. */
export function personOf(userId: string): PersonActor {
  return { kind: 'person', userId, email: '', name: '', grants: [], sessionId: '', secondFactorVerified: false };
}
