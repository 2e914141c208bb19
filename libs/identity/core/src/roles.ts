import { type Permission, type Role, type ScopeKind, PERMISSIONS } from '@pho-hien/kernel';

/** What a role means. */
export interface RoleDefinition {
  /** The kinds of scope in which it can be granted. */
  readonly scopes: readonly ScopeKind[];
  readonly permissions: readonly Permission[];
  /** Staff with settings, or with everybody's data in front of them, sign in with a second factor. */
  readonly secondFactor: boolean;
}

/** What those may who answer for an organisation. */
const LEADING: readonly Permission[] = [
  'organisation.read',
  'organisation.edit',
  'organisation.people',
  'organisation.represent',
];

/** Every role: where it can be held, what it may, and how its holders sign in. */
export const ROLE_TABLE: Readonly<Record<Role, RoleDefinition>> = {
  // Scores are not for administrators, and nobody holds them by that role; money, when it comes, is not either.
  ADMINISTRATOR: {
    scopes: ['all'],
    permissions: PERMISSIONS.filter((permission) => permission !== 'contest.judge' && permission !== 'contest.watch'),
    secondFactor: true,
  },
  AUDITOR: {
    scopes: ['all'],
    permissions: [
      'event.read',
      'registration.read',
      'checkin.watch',
      'audit.read',
      'organisation.read',
      'organisation.search',
      'contest.read',
      'contest.watch',
    ],
    secondFactor: true,
  },
  ORGANISER: {
    scopes: ['event'],
    permissions: [
      'event.read',
      'event.manage',
      'event.publish',
      'registration.read',
      'registration.contact',
      'registration.decide',
      'ticket.manage',
      'message.send',
      'checkin.manage',
      'checkin.watch',
      'scan.record',
      'scan.override',
      'audit.read',
      'staff.manage',
      'organisation.search',
      'organisation.merge',
      'contest.create',
      'contest.read',
      'contest.manage',
      'contest.watch',
    ],
    secondFactor: true,
  },
  GATE_SUPERVISOR: {
    scopes: ['event', 'gate'],
    // They answer at the gates for the whole event: its day, its programme and its tickets' rules, and nobody's data.
    permissions: ['event.read', 'checkin.watch', 'scan.record', 'scan.override'],
    secondFactor: false,
  },
  STEWARD: { scopes: ['event', 'gate'], permissions: ['scan.record'], secondFactor: false },
  STARTUP_OWNER: { scopes: ['organisation'], permissions: LEADING, secondFactor: false },
  STARTUP_MEMBER: {
    scopes: ['organisation'],
    permissions: ['organisation.read', 'organisation.edit', 'organisation.represent'],
    secondFactor: false,
  },
  COORDINATOR: { scopes: ['organisation'], permissions: LEADING, secondFactor: false },
  CONTEST_SECRETARY: {
    scopes: ['contest'],
    permissions: ['contest.read', 'contest.manage', 'contest.watch'],
    secondFactor: true,
  },
  JUDGE: { scopes: ['contest'], permissions: ['contest.judge'], secondFactor: true },
};
