import { Global, Inject, Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { AuditAnchors } from '@pho-hien/audit-api';
import { MailAttachments } from '@pho-hien/notifications-api';
import { ActorSources, Authorizer, ENVIRONMENT, type Environment, Jobs, ScopeTracers } from '@pho-hien/platform';
import type { FastifyInstance } from 'fastify';
import { AuditActorResolver, AuditEntryActorResolver } from './actor/audit-actor.resolver.ts';
import { GrantAuthorizer } from './actor/grant-authorizer.ts';
import { PersonNames } from './actor/person-names.ts';
import { SessionActors } from './actor/session-actors.ts';
import { ViewerQueries } from './actor/viewer.queries.ts';
import { headsAttachment } from './auditors/attach-heads.ts';
import { MAIL_AUDIT_ANCHOR, MAIL_AUDIT_ANCHOR_AT, MailAuditAnchor } from './auditors/mail-audit-anchor.ts';
import { DemoAccounts } from './demo/demo-accounts.ts';
import { DemoAccountsResolver } from './demo/demo-accounts.resolver.ts';
import { EstablishDemoStaff } from './demo/establish-demo-staff.ts';
import { EventNames } from './event-names.ts';
import { IdentityResolver } from './identity.resolver.ts';
import { AuthJournal } from './sign-in/auth-journal.ts';
import { AUTH, authProvider } from './sign-in/auth.provider.ts';
import type { Auth } from './sign-in/create-auth.ts';
import { mountAuth } from './sign-in/mount-auth.ts';
import { PasswordReset } from './sign-in/password-reset.ts';
import { AcceptStaffInvitation } from './staff/accept-staff-invitation.ts';
import { EndGrant } from './staff/end-grant.ts';
import { GiveRole } from './staff/give-role.ts';
import { GrantScopes } from './staff/grant-scopes.ts';
import { InviteFirstAdministrator } from './staff/invite-first-administrator.ts';
import { InviteStaff } from './staff/invite-staff.ts';
import { MoveGrants } from './staff/move-grants.ts';
import { OfferRole } from './staff/offer-role.ts';
import { PeopleIn } from './staff/people-in.ts';
import { RequestedScope } from './staff/requested-scope.ts';
import { RevokeGrant } from './staff/revoke-grant.ts';
import { StaffQueries } from './staff/staff.queries.ts';
import { TakeBackOffer } from './staff/take-back-offer.ts';
import { TakeRole } from './staff/take-role.ts';
import { WithdrawStaffInvitation } from './staff/withdraw-staff-invitation.ts';

/** People, how they sign in, and what they may. */
@Global()
@Module({
  providers: [
    authProvider,
    AuthJournal,
    PasswordReset,
    SessionActors,
    { provide: Authorizer, useClass: GrantAuthorizer },
    ViewerQueries,
    PersonNames,
    AuditActorResolver,
    AuditEntryActorResolver,
    EventNames,
    OfferRole,
    TakeRole,
    GiveRole,
    EndGrant,
    MoveGrants,
    PeopleIn,
    TakeBackOffer,
    RequestedScope,
    GrantScopes,
    InviteStaff,
    InviteFirstAdministrator,
    AcceptStaffInvitation,
    RevokeGrant,
    WithdrawStaffInvitation,
    StaffQueries,
    MailAuditAnchor,
    EstablishDemoStaff,
    DemoAccounts,
    DemoAccountsResolver,
    IdentityResolver,
  ],
  exports: [
    Authorizer,
    EventNames,
    PersonNames,
    OfferRole,
    GiveRole,
    EndGrant,
    MoveGrants,
    PeopleIn,
    TakeRole,
    TakeBackOffer,
    InviteFirstAdministrator,
    EstablishDemoStaff,
  ],
})
export class IdentityModule implements OnModuleInit {
  constructor(
    private readonly http: HttpAdapterHost,
    @Inject(AUTH) private readonly auth: Auth,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    private readonly actors: ActorSources,
    private readonly sessions: SessionActors,
    private readonly tracers: ScopeTracers,
    private readonly grantScopes: GrantScopes,
    private readonly jobs: Jobs,
    private readonly attachments: MailAttachments,
    private readonly anchors: AuditAnchors,
    private readonly auditMail: MailAuditAnchor,
  ) {}

  onModuleInit(): void {
    this.actors.register(this.sessions);
    this.tracers.register('role grant', (id) => this.grantScopes.of(id));
    this.tracers.register('staff invitation', (id) => this.grantScopes.ofInvitation(id));
    this.attachments.register('audit-anchor', headsAttachment(this.anchors));
    this.jobs.daily(MAIL_AUDIT_ANCHOR, MAIL_AUDIT_ANCHOR_AT, { retryLimit: 5, retryDelay: 60 }, () =>
      this.auditMail.run(),
    );
    // Absent where the application runs without a server, as for the seed.
    const server = this.http.httpAdapter?.getInstance<FastifyInstance>();
    if (server) mountAuth(server, this.auth, this.environment.PUBLIC_URL);
  }
}
