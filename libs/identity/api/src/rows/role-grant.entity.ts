import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { Role, ScopeKind } from '@pho-hien/kernel';
import { SCOPE_IS_WHOLE } from './scope-columns.ts';
import { User } from './user.entity.ts';

/** A role that a person holds, or held, in a scope. Ended by `revoked*`, never deleted. */
export const RoleGrant = defineEntity({
  name: 'RoleGrant',
  tableName: 'role_grants',
  properties: {
    id: p.uuid().primary(),
    user: () => p.manyToOne(User).deleteRule('restrict').updateRule('no action'),
    role: p.string().length(30).$type<Role>(),
    scopeKind: p.string().length(20).$type<ScopeKind>(),
    /** The event, for scopes `event` and `gate`, and for a contest that is part of one. */
    eventId: p.uuid().nullable(),
    gateId: p.uuid().nullable(),
    organisationId: p.uuid().nullable(),
    contestId: p.uuid().nullable(),
    /** Who invited; null for the first administrator, whom the installation names. */
    grantedBy: () => p.manyToOne(User).nullable().deleteRule('restrict').updateRule('no action'),
    grantedAt: p.datetime(3),
    revokedBy: () => p.manyToOne(User).nullable().deleteRule('restrict').updateRule('no action'),
    revokedAt: p.datetime(3).nullable(),
    revokedReason: p.text().nullable(),
  },
  // One live grant of a role in a scope; an index for each kind, because a null is never equal to a null.
  uniques: [
    { name: 'role_grants_live_all', properties: ['user', 'role'], where: "revoked_at is null and scope_kind = 'all'" },
    {
      name: 'role_grants_live_event',
      properties: ['user', 'role', 'eventId'],
      where: "revoked_at is null and scope_kind = 'event'",
    },
    {
      name: 'role_grants_live_gate',
      properties: ['user', 'role', 'gateId'],
      where: "revoked_at is null and scope_kind = 'gate'",
    },
    {
      name: 'role_grants_live_organisation',
      properties: ['user', 'role', 'organisationId'],
      where: "revoked_at is null and scope_kind = 'organisation'",
    },
    {
      name: 'role_grants_live_contest',
      properties: ['user', 'role', 'contestId'],
      where: "revoked_at is null and scope_kind = 'contest'",
    },
  ],
  indexes: [
    { name: 'role_grants_event_id', properties: ['eventId'] },
    { name: 'role_grants_organisation_id', properties: ['organisationId'] },
    { name: 'role_grants_contest_id', properties: ['contestId'] },
  ],
  checks: [
    { name: 'role_grants_scope', expression: SCOPE_IS_WHOLE },
    { name: 'role_grants_revocation_explained', expression: '(revoked_at is null) = (revoked_reason is null)' },
  ],
});
export type RoleGrant = InferEntity<typeof RoleGrant>;
