import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { Locale, Role, ScopeKind } from '@pho-hien/kernel';
import { RoleGrant } from './role-grant.entity.ts';
import { SCOPE_IS_WHOLE } from './scope-columns.ts';
import { User } from './user.entity.ts';

/** A role offered to an e-mail address. Its token is in the mail only; here stands its hash. */
export const StaffInvitation = defineEntity({
  name: 'StaffInvitation',
  tableName: 'staff_invitations',
  properties: {
    id: p.uuid().primary(),
    email: p.string().length(254),
    role: p.string().length(30).$type<Role>(),
    scopeKind: p.string().length(20).$type<ScopeKind>(),
    eventId: p.uuid().nullable(),
    gateId: p.uuid().nullable(),
    organisationId: p.uuid().nullable(),
    contestId: p.uuid().nullable(),
    locale: p.string().length(2).$type<Locale>(),
    /** SHA-256 of the token, hexadecimal. */
    tokenHash: p.string().length(64).unique('staff_invitations_token_hash'),
    /** Null for the first administrator, whom the installation names. */
    invitedBy: () => p.manyToOne(User).nullable().deleteRule('restrict').updateRule('no action'),
    invitedAt: p.datetime(3),
    expiresAt: p.datetime(3),
    acceptedAt: p.datetime(3).nullable(),
    /** What accepting it gave. */
    grant: () => p.manyToOne(RoleGrant).nullable().deleteRule('restrict').updateRule('no action'),
    /** Replaced by a newer invitation for the same role and scope. */
    supersededAt: p.datetime(3).nullable(),
    /** Taken back while it waited. */
    withdrawnAt: p.datetime(3).nullable(),
  },
  indexes: [
    { name: 'staff_invitations_event_id', properties: ['eventId'] },
    { name: 'staff_invitations_organisation_id', properties: ['organisationId'] },
    { name: 'staff_invitations_contest_id', properties: ['contestId'] },
    { name: 'staff_invitations_email', properties: ['email'] },
  ],
  checks: [
    { name: 'staff_invitations_scope', expression: SCOPE_IS_WHOLE },
    { name: 'staff_invitations_accepted_gives_grant', expression: '(accepted_at is null) = (grant_id is null)' },
    { name: 'staff_invitations_withdrawn_gives_nothing', expression: 'withdrawn_at is null or accepted_at is null' },
  ],
});
export type StaffInvitation = InferEntity<typeof StaffInvitation>;
