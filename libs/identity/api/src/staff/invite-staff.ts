import { Inject, Injectable } from '@nestjs/common';
import { decideAccess, invitationProblems, mayGrant } from '@pho-hien/identity-core';
import { InvalidInput, type Locale, type Role, type ScopeKind, textIn } from '@pho-hien/kernel';
import { MailQueue } from '@pho-hien/notifications-api';
import {
  type Caller,
  Database,
  ENVIRONMENT,
  type Environment,
  notFound,
  RateLimits,
  secondFactorRequired,
} from '@pho-hien/platform';
import { EventNames } from '../event-names.ts';
import { eventOfScope } from '../rows/scope-columns.ts';
import { linkTo } from '../web-links.ts';
import { OfferRole, type OfferedRole } from './offer-role.ts';
import { RequestedScope } from './requested-scope.ts';

/** The mails that one person can make us send to strangers. */
const INVITATIONS = { name: 'staff-invitations', times: 100, seconds: 3600 };

export interface StaffInvitationInput {
  readonly email: string;
  readonly role: Role;
  readonly scopeKind: ScopeKind;
  readonly scopeId?: string | null;
  readonly locale: Locale;
}

/** Offers a role to an e-mail address, by a link that works once and for seven days. */
@Injectable()
export class InviteStaff {
  constructor(
    private readonly database: Database,
    private readonly scopes: RequestedScope,
    private readonly offers: OfferRole,
    private readonly mails: MailQueue,
    private readonly eventNames: EventNames,
    private readonly limits: RateLimits,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** Throws `InvalidInput`; for a scope that is not there, or is not the caller's to give, `NOT_FOUND`. */
  async run(caller: Caller, input: StaffInvitationInput): Promise<OfferedRole> {
    const { actor } = caller;
    const scope = await this.scopes.find(input.scopeKind, input.scopeId);
    const access = scope ? decideAccess(actor, 'staff.manage', scope) : 'denied';
    if (!scope || access === 'denied' || actor.kind !== 'person') throw notFound();
    if (access === 'second-factor') throw secondFactorRequired();
    const offer = { email: input.email, role: input.role, scope, locale: input.locale };
    InvalidInput.throwIfAny(invitationProblems(offer));
    if (!mayGrant(actor, offer.role, scope)) throw new InvalidInput([{ field: 'role', code: 'not_allowed' }]);
    await this.limits.use(INVITATIONS, actor.userId);

    const eventId = eventOfScope(scope);
    const eventName = (await this.eventNames.of([eventId])).get(eventId ?? '');
    return this.database.transaction(async (tx) => {
      const offered = await this.offers.run(tx, caller, offer);
      await this.mails.queueMail(tx, {
        template: 'staff-invitation',
        to: offered.email,
        locale: offer.locale,
        about: { type: 'staff_invitation', id: offered.invitationId },
        notAfter: offered.expiresAt,
        values: {
          inviterName: actor.name || actor.email,
          role: offer.role,
          eventName: eventName ? textIn(eventName, offer.locale) : null,
          acceptUrl: linkTo(this.environment.PUBLIC_URL, 'staffInvitation', offered.token, offer.locale),
          expiresAt: offered.expiresAt.toISOString(),
        },
      });
      return offered;
    });
  }
}
