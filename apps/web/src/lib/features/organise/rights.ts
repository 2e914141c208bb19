import { can, grantableRoles, ROLE_TABLE } from '@pho-hien/identity-core';
import {
  atGate,
  EVERYWHERE,
  inContest,
  inEvent,
  inOrganisation,
  type Permission,
  type PersonActor,
  type Role,
  type Scope,
} from '@pho-hien/kernel';
import type { OrganiserQuery } from '#generated/graphql.ts';

type Viewer = NonNullable<OrganiserQuery['viewer']>;

function scopeOf({ scopeKind, scopeId, eventId }: Viewer['grants'][number]): Scope {
  if (scopeKind === 'ALL') return EVERYWHERE;
  if (scopeKind === 'ORGANISATION') return inOrganisation(scopeId ?? '');
  if (scopeKind === 'CONTEST') return inContest(scopeId ?? '', eventId ?? null);
  return scopeKind === 'EVENT' ? inEvent(scopeId ?? '') : atGate(scopeId ?? '', eventId ?? '');
}

function actorOf(viewer: Viewer): PersonActor {
  return {
    kind: 'person',
    userId: viewer.id,
    email: viewer.email,
    name: viewer.name,
    grants: viewer.grants.map((grant) => ({ id: grant.id, role: grant.role, scope: scopeOf(grant) })),
    sessionId: '',
    secondFactorVerified: viewer.secondFactor === 'VERIFIED',
  };
}

/** What the viewer may do in an event, or above events without one: decides what is offered, never what is allowed. */
export function rightsOf(viewer: Viewer, permissions: readonly Permission[], eventId?: string): Permission[] {
  const actor = actorOf(viewer);
  return permissions.filter((permission) => can(actor, permission, eventId ? inEvent(eventId) : EVERYWHERE));
}

/** What the viewer may do in a contest, as its secretary or as an organiser of its event. */
export function rightsInContest(
  viewer: Viewer,
  permissions: readonly Permission[],
  contest: { readonly id: string; readonly eventId?: string | null },
): Permission[] {
  const actor = actorOf(viewer);
  return permissions.filter((permission) => can(actor, permission, inContest(contest.id, contest.eventId ?? null)));
}

/** Whether the viewer may make a contest in some event of theirs, or beside all events. */
export const createsContests = ({ grants }: Viewer): boolean =>
  grants.some(({ role }) => ROLE_TABLE[role].permissions.includes('contest.create'));

/** Whether the viewer looks through all organisations. */
export const findsOrganisations = ({ grants }: Viewer): boolean =>
  grants.some(({ role }) => role === 'ADMINISTRATOR' || role === 'AUDITOR' || role === 'ORGANISER');

/** The roles that the viewer may give, and take away, in an event. */
export function rolesToGive(viewer: Viewer, eventId: string): Role[] {
  return grantableRoles(actorOf(viewer), inEvent(eventId));
}
