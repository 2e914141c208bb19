import {
  type Actor,
  type FieldProblem,
  type Grant,
  type Role,
  type Scope,
  EVERYWHERE,
  ROLES,
  parseEmail,
  problemIn,
} from '@pho-hien/kernel';
import { can } from './access.ts';
import { ROLE_TABLE } from './roles.ts';

/** How long an invitation can be accepted. */
export const INVITATION_DAYS = 7;

/** A role offered to somebody. */
export interface InvitationInput {
  readonly email: string;
  readonly role: Role;
  readonly scope: Scope;
}

/** What is wrong with an invitation: the address, an unknown role, a scope the role cannot be held in. */
export function invitationProblems({ email, role, scope }: InvitationInput): FieldProblem[] {
  const known = ROLES.includes(role);
  return [
    ...problemIn('email', email.trim() === '' ? 'required' : parseEmail(email) === null ? 'not_an_email' : null),
    ...problemIn('role', known ? null : 'unknown_value'),
    ...problemIn('scopeKind', !known || ROLE_TABLE[role].scopes.includes(scope.kind) ? null : 'not_allowed'),
  ];
}

/**
 * Whether the actor may give this role in this scope as staff: who manages staff there, and nobody more
 * than they hold there themselves; but who manages staff everywhere gives every role, scores included, which they
 * do not see themselves. An organisation's people are its own affair, and no staff; a contest's
 * officials are invited by the contest, which sees that nobody is both judge and secretary.
 */
export function mayGrant(actor: Actor, role: Role, scope: Scope): boolean {
  const { scopes, permissions } = ROLE_TABLE[role];
  return (
    scope.kind !== 'organisation' &&
    scope.kind !== 'contest' &&
    scopes.includes(scope.kind) &&
    can(actor, 'staff.manage', scope) &&
    (can(actor, 'staff.manage', EVERYWHERE) || permissions.every((permission) => can(actor, permission, scope)))
  );
}

/** Whether the actor may take this grant away: who may give it. */
export function mayRevoke(actor: Actor, grant: Pick<Grant, 'role' | 'scope'>): boolean {
  return mayGrant(actor, grant.role, grant.scope);
}

/** The roles that the actor may give in this scope, for the form that asks. */
export function grantableRoles(actor: Actor, scope: Scope): Role[] {
  return ROLES.filter((role) => mayGrant(actor, role, scope));
}

/** Until when an invitation sent now can be accepted. */
export function invitationExpiry(now: Date): Date {
  return new Date(now.getTime() + INVITATION_DAYS * 24 * 3_600_000);
}

/** What decides whether an invitation can still be accepted. */
export interface InvitationState {
  readonly expiresAt: Date;
  readonly acceptedAt: Date | null;
  /** Replaced by a newer one for the same role and scope. */
  readonly supersededAt: Date | null;
  /** Taken back by somebody who may give the role. */
  readonly withdrawnAt: Date | null;
}

/** Whether an invitation can be accepted now. Why not is nobody's business who only has the link. */
export function isAcceptable(state: InvitationState, now: Date): boolean {
  const { acceptedAt, supersededAt, withdrawnAt } = state;
  return acceptedAt === null && supersededAt === null && withdrawnAt === null && now < state.expiresAt;
}
