import { Inject, Injectable } from '@nestjs/common';
import { linkTo, OfferRole, type OfferedRole, PeopleIn } from '@pho-hien/identity-api';
import {
  inOrganisation,
  InvalidInput,
  type Locale,
  normaliseEmail,
  parseEmail,
  problemIn,
  type Role,
} from '@pho-hien/kernel';
import { MailQueue } from '@pho-hien/notifications-api';
import { rolesIn } from '@pho-hien/organisations-core';
import { type Caller, Database, ENVIRONMENT, type Environment, notFound, RateLimits } from '@pho-hien/platform';
import { lockOrganisation } from '../profile/locked-organisation.ts';

/** The mails that one person can make us send to strangers. */
const INVITATIONS = { name: 'member-invitations', times: 60, seconds: 3600 };
/** Nobody's mailbox is filled by one organisation: an invitation can be sent again, but not over and over. */
const TO_ONE = { name: 'member-invitations-to', times: 3, seconds: 30 * 60 };

export interface MemberInvitation {
  readonly organisationId: string;
  readonly email: string;
  readonly role: Role;
  readonly locale: Locale;
}

/**
 * Asks somebody by mail to join an organisation; the link works once and for seven days. Asked once more they
 * get a new link, and the one before works no longer.
 */
@Injectable()
export class InviteMember {
  constructor(
    private readonly database: Database,
    private readonly offers: OfferRole,
    private readonly people: PeopleIn,
    private readonly mails: MailQueue,
    private readonly limits: RateLimits,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** Throws `InvalidInput`, also for somebody who belongs to it already; `RATE_LIMITED`. */
  async run(caller: Caller, input: MemberInvitation): Promise<OfferedRole> {
    const { actor } = caller;
    if (actor.kind !== 'person') throw notFound();
    const { role, locale } = input;
    const address = input.email.trim();
    InvalidInput.throwIfAny(
      problemIn('email', address === '' ? 'required' : parseEmail(address) === null ? 'not_an_email' : null),
    );
    await this.limits.use(INVITATIONS, actor.userId);
    await this.limits.use(TO_ONE, `${input.organisationId} ${normaliseEmail(address)}`);
    return this.database.transaction(async (tx) => {
      const organisation = await lockOrganisation(tx, input.organisationId);
      if (!rolesIn(organisation.kind).includes(role)) throw new InvalidInput([{ field: 'role', code: 'not_allowed' }]);
      const people = await this.people.organisations(tx, [organisation.id]);
      if (people.some(({ email }) => email === normaliseEmail(address)))
        throw new InvalidInput([{ field: 'email', code: 'duplicate' }]);
      const scope = inOrganisation(organisation.id);
      const offered = await this.offers.run(tx, caller, { email: address, role, scope, locale });
      await this.mails.queueMail(tx, {
        template: 'organisation-invitation',
        to: offered.email,
        locale,
        about: { type: 'staff_invitation', id: offered.invitationId },
        notAfter: offered.expiresAt,
        values: {
          inviterName: actor.name || actor.email,
          organisationName: organisation.name,
          role,
          acceptUrl: linkTo(this.environment.PUBLIC_URL, 'staffInvitation', offered.token, locale),
          expiresAt: offered.expiresAt.toISOString(),
        },
      });
      return offered;
    });
  }
}
