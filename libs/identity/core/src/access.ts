import {
  type Actor,
  type Grant,
  type Permission,
  type PersonActor,
  type Scope,
  atGate,
  contains,
} from '@pho-hien/kernel';
import { devicePermissions } from './device-rights.ts';
import { ROLE_TABLE } from './roles.ts';

/** `second-factor`: yes, once this session has passed the second factor. */
export type AccessDecision = 'allowed' | 'denied' | 'second-factor';

/**
 * Whether the actor may do this there. What nothing allows is denied: to strangers, to devices away
 * from their gate, and to jobs of the system, which run inside and never come through a door.
 *
 * @param scope `any`: the actor may do it somewhere, so that a list can be narrowed to where
 */
export function decideAccess(actor: Actor, permission: Permission, scope: Scope | 'any'): AccessDecision {
  switch (actor.kind) {
    case 'person': {
      const grants = grantsFor(actor, permission).filter((grant) => scope === 'any' || contains(grant.scope, scope));
      if (grants.length === 0) return 'denied';
      return grants.some((grant) => isUsable(grant, actor)) ? 'allowed' : 'second-factor';
    }
    case 'device': {
      const here = scope === 'any' || contains(atGate(actor.gateId, actor.eventId), scope);
      return here && devicePermissions(actor).includes(permission) ? 'allowed' : 'denied';
    }
    case 'anonymous':
    case 'system':
      return 'denied';
  }
}

/** Whether the actor may do this there, now, with this session. */
export function can(actor: Actor, permission: Permission, scope: Scope): boolean {
  return decideAccess(actor, permission, scope) === 'allowed';
}

/** Where the actor may do this, now, with this session: what a list is narrowed to. */
export function scopesOf(actor: Actor, permission: Permission): Scope[] {
  if (actor.kind === 'device') {
    return devicePermissions(actor).includes(permission) ? [atGate(actor.gateId, actor.eventId)] : [];
  }
  if (actor.kind !== 'person') return [];
  return grantsFor(actor, permission)
    .filter((grant) => isUsable(grant, actor))
    .map(({ scope }) => scope);
}

/** The person's grants whose role holds the permission. A role in a kind of scope it cannot be held in counts for nothing. */
function grantsFor(actor: PersonActor, permission: Permission): Grant[] {
  return actor.grants.filter(({ role, scope }) => {
    const definition = ROLE_TABLE[role];
    return definition.permissions.includes(permission) && definition.scopes.includes(scope.kind);
  });
}

function isUsable({ role }: Grant, actor: PersonActor): boolean {
  return !ROLE_TABLE[role].secondFactor || actor.secondFactorVerified;
}
