import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { PeopleIn } from '@pho-hien/identity-api';
import { type Clock, InvalidInput, newId } from '@pho-hien/kernel';
import { MailQueue } from '@pho-hien/notifications-api';
import { rolesIn } from '@pho-hien/organisations-core';
import { type Caller, CLOCK, Database, ENVIRONMENT, type Environment, notFound, RateLimits } from '@pho-hien/platform';
import { organisationsSql } from '../persistence.ts';
import { lockOrganisation } from '../profile/locked-organisation.ts';

const REQUESTS = { name: 'join-requests', times: 10, seconds: 3600 };

/** Asks those who answer for an organisation to take one in; each of them gets a mail. Asking again changes nothing. */
@Injectable()
export class AskToJoin {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly people: PeopleIn,
    private readonly mails: MailQueue,
    private readonly limits: RateLimits,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** Throws `InvalidInput` for somebody who belongs to it already, and `NOT_FOUND`. */
  async run(caller: Caller, organisationId: string): Promise<void> {
    const { actor } = caller;
    if (actor.kind !== 'person') throw notFound();
    await this.limits.use(REQUESTS, actor.userId);
    await this.database.transaction(async (tx) => {
      const { id, kind, name } = await lockOrganisation(tx, organisationId);
      const people = await this.people.organisations(tx, [id]);
      if (people.some(({ userId }) => userId === actor.userId))
        throw new InvalidInput([{ field: 'organisationId', code: 'duplicate' }]);
      const requestId = newId(this.clock);
      const asked = await organisationsSql(tx)
        .insertInto('organisation_join_requests')
        .values({
          id: requestId,
          organisation_id: id,
          user_id: actor.userId,
          asked_at: this.clock.now(),
          locale: caller.locale,
        })
        .onConflict((conflict) =>
          conflict.columns(['organisation_id', 'user_id']).where('answered_at', 'is', null).doNothing(),
        )
        .returning('id')
        .executeTakeFirst();
      if (!asked) return;
      const [leading] = rolesIn(kind);
      for (const { email } of people.filter(({ role }) => role === leading))
        await this.mails.queueMail(tx, {
          template: 'join-request',
          to: email,
          locale: 'vi',
          about: { type: 'organisation', id },
          values: {
            askerName: actor.name || actor.email,
            askerEmail: actor.email,
            organisationName: name,
            membersUrl: `${this.environment.PUBLIC_URL.replace(/\/+$/, '')}/startups/${id}/members`,
          },
        });
      await this.audit.append(tx, {
        aggregateType: 'organisation',
        aggregateId: id,
        action: 'organisation.join_asked',
        caller,
        changes: { requestId },
      });
    });
  }
}
