import { ROLE_TABLE } from '@pho-hien/identity-core';
import type { Role, ScopeKind } from '#generated/graphql.ts';

/** Whether somebody with these roles finds an event on the organisers’ pages: whoever may read one whole event. */
export const opensDesk = (grants: readonly { readonly role: Role; readonly scopeKind: ScopeKind }[]): boolean =>
  grants.some(
    ({ role, scopeKind }) =>
      (scopeKind === 'ALL' || scopeKind === 'EVENT') && ROLE_TABLE[role].permissions.includes('event.read'),
  );

/** Whether somebody with these roles works at an event’s gates, and so has shifts. */
export const worksAtGates = (grants: readonly { readonly role: Role }[]): boolean =>
  grants.some(({ role }) => role === 'GATE_SUPERVISOR' || role === 'STEWARD');

/** Whether somebody with these roles judges a contest. */
export const judges = (grants: readonly { readonly role: Role }[]): boolean =>
  grants.some(({ role }) => role === 'JUDGE');

/** Whether somebody with these roles runs a contest as its secretary. */
export const runsContests = (grants: readonly { readonly role: Role }[]): boolean =>
  grants.some(({ role }) => role === 'CONTEST_SECRETARY');
