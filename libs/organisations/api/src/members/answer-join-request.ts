import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { GiveRole, PeopleIn } from '@pho-hien/identity-api';
import { type Clock, inOrganisation, type Locale } from '@pho-hien/kernel';
import { MailQueue } from '@pho-hien/notifications-api';
import { rolesIn } from '@pho-hien/organisations-core';
import {
  type Caller,
  CLOCK,
  Database,
  ENVIRONMENT,
  type Environment,
  notFound,
  type Transaction,
} from '@pho-hien/platform';
import { organisationsSql } from '../persistence.ts';
import { lockOrganisation } from '../profile/locked-organisation.ts';

/** Takes in somebody who asked to join, or says no; either way they get a mail. */
@Injectable()
export class AnswerJoinRequest {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly giving: GiveRole,
    private readonly people: PeopleIn,
    private readonly mails: MailQueue,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** Throws `NOT_FOUND` for a request that is none here or was answered. */
  async run(
    caller: Caller,
    { organisationId, requestId, accept }: { organisationId: string; requestId: string; accept: boolean },
  ): Promise<void> {
    const { actor } = caller;
    if (actor.kind !== 'person') throw notFound();
    await this.database.transaction(async (tx) => {
      const { id, kind, name } = await lockOrganisation(tx, organisationId);
      const request = await organisationsSql(tx)
        .updateTable('organisation_join_requests')
        .set({ accepted: accept, answered_by: actor.userId, answered_at: this.clock.now() })
        .where('id', '=', requestId)
        .where('organisation_id', '=', id)
        .where('answered_at', 'is', null)
        .returning(['user_id', 'locale'])
        .executeTakeFirst();
      if (!request) throw notFound();
      const roles = rolesIn(kind);
      const gift = { userId: request.user_id, role: roles.at(-1)!, scope: inOrganisation(id), grantedBy: actor.userId };
      if (accept) await this.giving.run(tx, caller, gift);
      await this.tell(tx, request, { id, name }, accept);
      await this.audit.append(tx, {
        aggregateType: 'organisation',
        aggregateId: id,
        action: accept ? 'organisation.join_accepted' : 'organisation.join_declined',
        caller,
        changes: { requestId },
      });
    });
  }

  private async tell(
    tx: Transaction,
    { user_id, locale }: { user_id: string; locale: Locale },
    { id, name }: { id: string; name: string },
    accept: boolean,
  ): Promise<void> {
    const to = await this.people.addressOf(tx, user_id);
    if (to === undefined) return;
    const pages = `${this.environment.PUBLIC_URL.replace(/\/+$/, '')}${locale === 'vi' ? '' : `/${locale}`}/startups`;
    const mail = { to, locale, about: { type: 'organisation', id } };
    if (accept)
      await this.mails.queueMail(tx, {
        ...mail,
        template: 'join-accepted',
        values: { organisationName: name, organisationUrl: `${pages}/${id}` },
      });
    else
      await this.mails.queueMail(tx, {
        ...mail,
        template: 'join-declined',
        values: { organisationName: name, createUrl: `${pages}/new` },
      });
  }
}
