import type { Scope } from './permission.ts';

/** The roles that a person can be granted. */
export const ROLES = [
  'ADMINISTRATOR',
  'AUDITOR',
  'ORGANISER',
  'GATE_SUPERVISOR',
  'STEWARD',
  'STARTUP_OWNER',
  'STARTUP_MEMBER',
  /** Of a school or an agency. */
  'COORDINATOR',
  /** Sets a contest up, assigns, watches, closes; never scores. */
  'CONTEST_SECRETARY',
  'JUDGE',
] as const;

/** A role that a person can be granted. */
export type Role = (typeof ROLES)[number];

/** What a paired device may do at its gate. */
export const DEVICE_RIGHTS = ['STEWARD', 'SUPERVISOR'] as const;

/** What one paired device may do at its gate. */
export type DeviceRights = (typeof DEVICE_RIGHTS)[number];

/** A role held in a scope. */
export interface Grant {
  readonly id: string;
  readonly role: Role;
  readonly scope: Scope;
}

/** Nobody we know: a visitor of the public pages. */
export interface AnonymousActor {
  readonly kind: 'anonymous';
}

/** A signed-in person. */
export interface PersonActor {
  readonly kind: 'person';
  readonly userId: string;
  readonly email: string;
  readonly name: string;
  readonly grants: readonly Grant[];
  readonly sessionId: string;
  /** Whether this session has passed the second factor. */
  readonly secondFactorVerified: boolean;
}

/** A paired gate device with a running lease; revoked, it may still hand in what it scanned. */
export interface DeviceActor {
  readonly kind: 'device';
  readonly deviceId: string;
  readonly eventId: string;
  readonly gateId: string;
  readonly rights: DeviceRights;
  readonly revoked?: boolean;
}

/** A job of the system itself. */
export interface SystemActor {
  readonly kind: 'system';
  /** The job's name, for the log. */
  readonly job: string;
}

/** Who is acting. */
export type Actor = AnonymousActor | PersonActor | DeviceActor | SystemActor;

/** Somebody who is not signed in. */
export const ANONYMOUS: AnonymousActor = { kind: 'anonymous' };

/**
 * The actor as the log names it: `person:<id>`, `device:<id>`, `system:<job>` or `anonymous`.
 * Ids only: names and addresses stay in rows that can be erased.
 */
export function actorReference(actor: Actor): string {
  switch (actor.kind) {
    case 'anonymous':
      return 'anonymous';
    case 'person':
      return `person:${actor.userId}`;
    case 'device':
      return `device:${actor.deviceId}`;
    case 'system':
      return `system:${actor.job}`;
  }
}
