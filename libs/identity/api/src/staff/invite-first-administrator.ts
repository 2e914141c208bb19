import { Inject, Injectable } from '@nestjs/common';
import { invitationProblems } from '@pho-hien/identity-core';
import { EVERYWHERE, InvalidInput, type Locale } from '@pho-hien/kernel';
import { MailQueue } from '@pho-hien/notifications-api';
import { Database, ENVIRONMENT, type Environment, sqlOf, systemCaller } from '@pho-hien/platform';
import { RoleGrant } from '../rows/role-grant.entity.ts';
import { linkTo } from '../web-links.ts';
import { OfferRole } from './offer-role.ts';

/** There is an administrator already, who invites the others. */
export class AlreadyAdministered extends Error {}

/** The way into a new installation: whoever runs the server invites the first administrator from its command line. */
@Injectable()
export class InviteFirstAdministrator {
  constructor(
    private readonly database: Database,
    private readonly offers: OfferRole,
    private readonly mails: MailQueue,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /**
   * Mails the invitation, and returns its link for when mail does not work yet.
   * Throws `InvalidInput` for the address and `AlreadyAdministered`.
   */
  async run(email: string, locale: Locale): Promise<string> {
    const offer = { email, role: 'ADMINISTRATOR', scope: EVERYWHERE, locale } as const;
    InvalidInput.throwIfAny(invitationProblems(offer));
    return this.database.transaction(async (tx) => {
      const administrator = await sqlOf(tx, RoleGrant)
        .selectFrom('role_grants')
        .select('id')
        .where('role', '=', 'ADMINISTRATOR')
        .where('revoked_at', 'is', null)
        .executeTakeFirst();
      if (administrator) throw new AlreadyAdministered('There is an administrator already');
      const offered = await this.offers.run(tx, systemCaller('invite-first-administrator'), offer);
      const acceptUrl = linkTo(this.environment.PUBLIC_URL, 'staffInvitation', offered.token, locale);
      await this.mails.queueMail(tx, {
        template: 'staff-invitation',
        to: offered.email,
        locale,
        about: { type: 'staff_invitation', id: offered.invitationId },
        notAfter: offered.expiresAt,
        values: {
          inviterName: 'Phố Hiến',
          role: offer.role,
          eventName: null,
          acceptUrl,
          expiresAt: offered.expiresAt.toISOString(),
        },
      });
      return acceptUrl;
    });
  }
}
