import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Clock } from '@pho-hien/kernel';
import { type DeliveryVerdict, judgeDelivery, nextAttempt, UnusableMailValues } from '@pho-hien/notifications-core';
import { CLOCK, Database, Jobs } from '@pho-hien/platform';
import { type ClaimedMail, type ComposedMail, ComposeMail } from './compose-mail.ts';
import { MailObsolete } from './mail-attachments.ts';
import { DELIVER_MAIL } from './mail-queue.ts';
import { MailRows } from './mail-rows.ts';
import { MailTransport } from './mail-transport.ts';

/** Says "try again" to the job queue; carries a code only, because the queue keeps what it is told. */
export class DeliveryPostponed extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

/** What one attempt came to: the mail as the server took it, or why it did not. */
type Attempt = { readonly kind: 'sent'; readonly subject: string; readonly wordingId: string | null } | DeliveryVerdict;

/** Sends one mail. A second mail can leave only when the first was taken and that could not be recorded. */
@Injectable()
export class DeliverMail {
  private readonly logger = new Logger(DeliverMail.name);

  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly rows: MailRows,
    private readonly composer: ComposeMail,
    private readonly transport: MailTransport,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Tries once. Where another attempt can help it is a job of its own, at the time that the schedule says.
   * Throws `DeliveryPostponed` while somebody else is sending it: should they die, this job takes over.
   */
  async deliver(id: string): Promise<void> {
    const mail = await this.rows.claim(id);
    if (!mail) {
      if (await this.rows.isBeingSent(id)) throw new DeliveryPostponed('IN_PROGRESS');
      return;
    }
    const outcome = await this.attempt(mail);
    if (outcome.kind === 'sent') return this.rows.markSent(id, outcome);
    this.logger.warn({ mail: id, template: mail.template, ...outcome }, 'A mail was not sent');
    const next = outcome.kind === 'temporary' ? nextAttempt(mail.attempts, this.clock.now()) : null;
    if (!next || (mail.not_after && next > mail.not_after)) return this.rows.markFailed(id, outcome.code);
    await this.database.transaction(async (tx) => {
      await this.rows.release(tx, id, outcome.code, next);
      await this.jobs.enqueue(tx, DELIVER_MAIL, { mailId: id }, next);
    });
  }

  private async attempt(mail: ClaimedMail): Promise<Attempt> {
    if (mail.not_after && mail.not_after < this.clock.now()) return { kind: 'permanent', code: 'EXPIRED' };
    let composed: ComposedMail;
    try {
      composed = await this.composer.compose(mail);
    } catch (error) {
      if (error instanceof MailObsolete) return { kind: 'permanent', code: error.code };
      // A new version of the template may not know values queued before it.
      if (error instanceof UnusableMailValues) return { kind: 'permanent', code: 'UNUSABLE_VALUES' };
      this.logger.error(
        { mail: mail.id, error: error instanceof Error ? error.stack : error },
        'A mail was not composed',
      );
      return { kind: 'temporary', code: 'NOT_COMPOSED' };
    }
    try {
      await this.transport.send(composed.outgoing);
      return { kind: 'sent', subject: composed.outgoing.content.subject, wordingId: composed.wordingId };
    } catch (error) {
      return judgeDelivery(error as { responseCode?: number; code?: string });
    }
  }
}
