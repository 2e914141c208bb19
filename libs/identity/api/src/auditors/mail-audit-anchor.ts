import { Inject, Injectable } from '@nestjs/common';
import { type Anchor, AuditAnchors } from '@pho-hien/audit-api';
import type { Locale } from '@pho-hien/kernel';
import { MailQueue } from '@pho-hien/notifications-api';
import { Database, ENVIRONMENT, type Environment, sqlOf, type Transaction } from '@pho-hien/platform';
import { RoleGrant } from '../rows/role-grant.entity.ts';
import { StaffInvitation } from '../rows/staff-invitation.entity.ts';
import { User } from '../rows/user.entity.ts';
import { MOST_HEADS } from './attach-heads.ts';
import { anchorLink } from './anchor-link.ts';

/** Name of the job, and the time of day in Vietnam at which it runs. */
export const MAIL_AUDIT_ANCHOR = 'audit.mail-anchor';
export const MAIL_AUDIT_ANCHOR_AT = '06:30';

interface Auditor {
  readonly email: string;
  readonly locale: Locale | null;
}

/**
 * Tells every auditor once a day what the log comes to. It stands here because audit does not know who
 * audits, nor notifications what is audited.
 */
@Injectable()
export class MailAuditAnchor {
  constructor(
    private readonly database: Database,
    private readonly anchors: AuditAnchors,
    private readonly mails: MailQueue,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** Does nothing where nobody audits, and the second time on one day, whichever process asks. */
  async run(): Promise<void> {
    await this.database.transaction(async (tx) => {
      const auditors = await this.auditors(tx);
      const anchor = auditors.length > 0 ? await this.anchors.makeToday(tx) : null;
      if (anchor) for (const auditor of auditors) await this.mail(tx, auditor, anchor);
    });
  }

  private async mail(tx: Transaction, { email, locale }: Auditor, anchor: Anchor): Promise<void> {
    const { digest, chains, entries, changed } = anchor;
    await this.mails.queueMail(tx, {
      template: 'audit-anchor',
      to: email,
      locale: locale ?? 'vi',
      about: { type: 'audit_anchor', id: anchor.id },
      values: {
        ...{ digest, chains, entries, changed },
        day: anchor.day,
        upTo: anchor.upTo.toISOString(),
        attached: Math.min(changed, MOST_HEADS),
        checkUrl: anchorLink(this.environment.PUBLIC_URL, anchor, locale ?? 'vi'),
      },
    });
  }

  /** Who holds the role, and the language in which they were invited to it. */
  private auditors(tx: Transaction): Promise<Auditor[]> {
    return sqlOf(tx, RoleGrant, User, StaffInvitation)
      .selectFrom('role_grants')
      .innerJoin('users', 'users.id', 'role_grants.user_id')
      .leftJoin('staff_invitations', 'staff_invitations.grant_id', 'role_grants.id')
      .select(['users.email', 'staff_invitations.locale'])
      .where('role_grants.role', '=', 'AUDITOR')
      .where('role_grants.revoked_at', 'is', null)
      .orderBy('role_grants.id')
      .execute();
  }
}
