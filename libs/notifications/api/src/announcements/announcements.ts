import { Inject, Injectable } from '@nestjs/common';
import { type Clock, nextState } from '@pho-hien/kernel';
import {
  announcementLifecycle,
  type AnnouncementStatus,
  type LocalizedWording,
  type MailPurpose,
  wordingIn,
} from '@pho-hien/notifications-core';
import { CLOCK, Jobs, sqlOf, type Transaction } from '@pho-hien/platform';
import { Mail } from '../mail.entity.ts';
import { MailQueue } from '../mail-queue.ts';
import { AnnouncementAudiences } from './announcement-audiences.ts';
import { Announcement } from './announcement.entity.ts';

/** Name of the job that queues an announcement's next mails. */
export const ANNOUNCE = 'mail.announce';
/** People per batch: each is one short transaction. */
const BATCH = 1000;

/** An announcement that is to be sent off. */
export interface NewAnnouncement {
  readonly id: string;
  readonly eventId: string;
  readonly purpose: MailPurpose;
  readonly wording: LocalizedWording;
  readonly audience: Readonly<Record<string, unknown>>;
  readonly recipients: number;
}

/** Sends announcements off, batch by batch, and stops them. */
@Injectable()
export class Announcements {
  constructor(
    private readonly jobs: Jobs,
    private readonly queue: MailQueue,
    private readonly audiences: AnnouncementAudiences,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Begins to send in the caller's transaction. False when one of this id was sent off before. */
  async start(tx: Transaction, { eventId, ...announcement }: NewAnnouncement): Promise<boolean> {
    const written = await sqlOf(tx, Announcement)
      .insertInto('announcements')
      .values({ ...announcement, event_id: eventId, status: 'SENDING', started_at: this.clock.now() })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!written) return false;
    await this.jobs.enqueue(tx, ANNOUNCE, { announcementId: announcement.id });
    return true;
  }

  /**
   * Queues the next batch and, in the same transaction, moves on: a batch that ran half-way did not run.
   * The announcement's row is locked, so of two processes one waits and goes on from where the other was.
   */
  async batch(tx: Transaction, id: string): Promise<void> {
    const one = await this.lock(tx, id);
    if (one?.status !== 'SENDING') return;
    const { source } = this.audiences;
    const announced = { eventId: one.event_id, purpose: one.purpose, audience: one.audience };
    const members = await source.page(announced, one.progress, BATCH);
    await this.queue.queueAnnounced(
      tx,
      one,
      members.map(({ id: member, email, locale, values }) => ({
        template: 'announcement',
        values,
        to: email,
        locale,
        about: { type: source.type, id: member },
        eventId: one.event_id,
        wording: wordingIn(one.wording, locale) ?? wordingIn(one.wording, 'vi'),
      })),
    );
    const last = members.at(-1);
    if (!last) return this.end(tx, id, nextState(announcementLifecycle, one.status, 'finish')!);
    await sqlOf(tx, Announcement)
      .updateTable('announcements')
      .set({ progress: last.id })
      .where('id', '=', id)
      .execute();
    await this.jobs.enqueue(tx, ANNOUNCE, { announcementId: id });
  }

  /** Stops it: what is not on its way by now stays here. False where there was nothing left to stop. */
  async stop(tx: Transaction, id: string): Promise<boolean> {
    const one = await this.lock(tx, id);
    const status = one && nextState(announcementLifecycle, one.status, 'stop');
    if (!one || !status) return false;
    const held = await sqlOf(tx, Mail)
      .updateTable('mails')
      .set({ status: 'failed', last_error: 'STOPPED', data: null, next_attempt_at: null })
      .where('announcement_id', '=', id)
      .where('status', '=', 'queued')
      .where((column) =>
        column.or([column('claimed_until', 'is', null), column('claimed_until', '<', this.clock.now())]),
      )
      .returning('id')
      .execute();
    if (one.status !== 'SENDING' && held.length === 0) return false;
    await this.end(tx, id, status);
    return true;
  }

  private lock(tx: Transaction, id: string) {
    return sqlOf(tx, Announcement)
      .selectFrom('announcements')
      .selectAll()
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
  }

  private async end(tx: Transaction, id: string, status: AnnouncementStatus): Promise<void> {
    await sqlOf(tx, Announcement)
      .updateTable('announcements')
      .set({ status, ended_at: this.clock.now() })
      .where('id', '=', id)
      .execute();
  }
}
