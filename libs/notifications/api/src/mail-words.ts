import { Injectable } from '@nestjs/common';
import type { Locale } from '@pho-hien/kernel';
import { type AnnouncementStatus, type LocalizedWording, type Wording, wordingIn } from '@pho-hien/notifications-core';
import { Database, sqlOf } from '@pho-hien/platform';
import { Announcement } from './announcements/announcement.entity.ts';
import { MailObsolete } from './mail-attachments.ts';
import { MailWordings } from './wordings/mail-wordings.ts';

/** The words that a mail is sent with. */
export interface MailWords {
  /** Null: our own. */
  readonly wording: Wording | null;
  readonly wordingId: string | null;
  readonly onlyVietnamese: boolean;
}

const OURS: MailWords = { wording: null, wordingId: null, onlyVietnamese: false };

/** Finds the words of a mail at the moment of sending. */
@Injectable()
export class MailWordsOf {
  constructor(
    private readonly database: Database,
    private readonly wordings: MailWordings,
  ) {}

  /** Throws `MailObsolete` when its announcement was stopped. */
  async find(mail: {
    template: string;
    locale: string;
    test: boolean;
    wording: Wording | null;
    event_id: string | null;
    announcement_id: string | null;
  }): Promise<MailWords> {
    if (mail.announcement_id) return this.announced(mail.announcement_id, mail.locale as Locale);
    if (mail.wording) return { ...OURS, wording: mail.wording };
    if (!mail.event_id || mail.test) return OURS;
    const version = await this.wordings.current(mail.event_id, mail.template);
    const wording = version?.wording ? wordingIn(version.wording, mail.locale as Locale) : null;
    return wording ? { ...OURS, wording, wordingId: version!.id } : OURS;
  }

  private async announced(id: string, locale: Locale): Promise<MailWords> {
    const { status, wording } = (await sqlOf(this.database.reader, Announcement)
      .selectFrom('announcements')
      .select(['status', 'wording'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow()) as { status: AnnouncementStatus; wording: LocalizedWording };
    if (status === 'STOPPED') throw new MailObsolete('The announcement was stopped', 'STOPPED');
    const own = wordingIn(wording, locale);
    return { ...OURS, wording: own ?? wordingIn(wording, 'vi'), onlyVietnamese: own === null };
  }
}
