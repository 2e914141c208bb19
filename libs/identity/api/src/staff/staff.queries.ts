import { Inject, Injectable } from '@nestjs/common';
import { isAcceptable } from '@pho-hien/identity-core';
import { type Clock, type Locale, type LocalizedText, textIn } from '@pho-hien/kernel';
import { CLOCK, Database, sqlOf } from '@pho-hien/platform';
import { EventNames } from '../event-names.ts';
import { grantTypeOf } from '../grant-type-of.ts';
import type { StaffInvitationType, StaffMember } from '../identity.graphql.ts';
import { RoleGrant } from '../rows/role-grant.entity.ts';
import { StaffInvitation } from '../rows/staff-invitation.entity.ts';
import { User } from '../rows/user.entity.ts';
import { invitationState } from './invitation-state.ts';
import { invitationTokenHash } from './invitation-token.ts';

const nameIn = (names: ReadonlyMap<string, LocalizedText>, eventId: string | null, locale: Locale): string | null => {
  const name = eventId === null ? undefined : names.get(eventId);
  return name ? textIn(name, locale) : null;
};

@Injectable()
export class StaffQueries {
  constructor(
    private readonly database: Database,
    private readonly eventNames: EventNames,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Who works on an event, by name; then whose invitation waits, newest first. Three statements. */
  async ofEvent(eventId: string, locale: Locale): Promise<StaffMember[]> {
    const names = await this.eventNames.of([eventId]);
    return [...(await this.working(eventId, names, locale)), ...(await this.invited(eventId))];
  }

  private async working(
    eventId: string,
    names: ReadonlyMap<string, LocalizedText>,
    locale: Locale,
  ): Promise<StaffMember[]> {
    const rows = await sqlOf(this.database.reader, RoleGrant, User, StaffInvitation)
      .selectFrom('role_grants')
      .innerJoin('users', 'users.id', 'role_grants.user_id')
      .leftJoin('staff_invitations', 'staff_invitations.grant_id', 'role_grants.id')
      .selectAll('role_grants')
      .select(['users.email', 'users.name', 'staff_invitations.invited_at', 'staff_invitations.accepted_at'])
      .where('role_grants.event_id', '=', eventId)
      // A contest's officials are the contest's own affair.
      .where('role_grants.scope_kind', '<>', 'contest')
      .where('role_grants.revoked_at', 'is', null)
      .orderBy('users.name')
      .orderBy('role_grants.id')
      .execute();
    return rows.map((row) => {
      const grant = grantTypeOf(row, nameIn(names, row.event_id, locale));
      const { id, role, scopeKind, scopeId } = grant;
      const { email, name, invited_at: invitedAt, accepted_at: acceptedAt } = row;
      return { id, email, name, role, scopeKind, scopeId, grant, invitedAt, acceptedAt, expiresAt: null };
    });
  }

  private async invited(eventId: string): Promise<StaffMember[]> {
    const rows = await sqlOf(this.database.reader, StaffInvitation)
      .selectFrom('staff_invitations')
      .selectAll()
      .where('event_id', '=', eventId)
      .where('scope_kind', '<>', 'contest')
      .where('accepted_at', 'is', null)
      .where('superseded_at', 'is', null)
      .where('withdrawn_at', 'is', null)
      .orderBy('id', 'desc')
      .execute();
    return rows.map((row) => ({
      id: row.id,
      email: row.email,
      name: '',
      role: row.role,
      scopeKind: row.scope_kind,
      scopeId: row.gate_id ?? row.event_id,
      grant: null,
      invitedAt: row.invited_at,
      acceptedAt: null,
      expiresAt: row.expires_at,
    }));
  }

  /** What the link shows; null for a token that is none or can no longer be used. */
  async invitation(token: string, locale: Locale): Promise<StaffInvitationType | null> {
    const row = await sqlOf(this.database.reader, StaffInvitation)
      .selectFrom('staff_invitations')
      .selectAll()
      .where('token_hash', '=', invitationTokenHash(token))
      .executeTakeFirst();
    if (!row || !isAcceptable(invitationState(row), this.clock.now())) return null;
    const names = await this.eventNames.of([row.event_id]);
    return {
      email: row.email,
      role: row.role,
      scopeKind: row.scope_kind,
      eventName: nameIn(names, row.event_id, locale),
      organisationId: row.organisation_id,
      contestId: row.contest_id,
      expiresAt: row.expires_at,
    };
  }
}
