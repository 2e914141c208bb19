import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { PeopleIn } from '@pho-hien/identity-api';
import { type Clock, InvalidInput, newId } from '@pho-hien/kernel';
import { MailQueue } from '@pho-hien/notifications-api';
import { rolesIn } from '@pho-hien/organisations-core';
import {
  type Caller,
  CLOCK,
  Database,
  ENVIRONMENT,
  type Environment,
  notFound,
  RateLimits,
  type Transaction,
} from '@pho-hien/platform';
import { organisationsSql } from '../persistence.ts';
import { lockOrganisation } from '../profile/locked-organisation.ts';

const REQUESTS = { name: 'join-requests', times: 10, seconds: 3600 };
/** Who asks again after half a day has it mailed again. */
const AGAIN_AFTER_MS = 12 * 3_600_000;

/**
 * Asks those who answer for an organisation to take one in; each of them gets a mail. Asking again is the same
 * request, mailed once more after half a day; the answer is the same, whether a mail goes out or not.
 */
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
      const request = asked ?? (await this.askedAgain(tx, id, actor.userId));
      if (!request) return;
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
        changes: { requestId: request.id },
      });
    });
  }

  /** The request that waits, if it has waited long enough to be mailed once more; two at once are one. */
  private askedAgain(tx: Transaction, organisationId: string, userId: string): Promise<{ id: string } | undefined> {
    const now = this.clock.now();
    return organisationsSql(tx)
      .updateTable('organisation_join_requests')
      .set({ asked_at: now })
      .where('organisation_id', '=', organisationId)
      .where('user_id', '=', userId)
      .where('answered_at', 'is', null)
      .where('asked_at', '<=', new Date(now.getTime() - AGAIN_AFTER_MS))
      .returning('id')
      .executeTakeFirst();
  }
}
