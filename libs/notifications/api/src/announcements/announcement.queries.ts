import { Injectable } from '@nestjs/common';
import type { AnnouncementStatus, LocalizedWording, MailPurpose, MailStatus } from '@pho-hien/notifications-core';
import { Database, sqlOf } from '@pho-hien/platform';
import { MailLog } from '../mail-log.ts';
import { Announcement } from './announcement.entity.ts';

/** The most announcements in one list. */
const MOST = 200;

/** An announcement and how far it is. */
export interface AnnouncementView {
  readonly id: string;
  readonly eventId: string;
  readonly purpose: MailPurpose;
  readonly wording: LocalizedWording;
  readonly audience: Readonly<Record<string, unknown>>;
  readonly status: AnnouncementStatus;
  readonly recipients: number;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly mails: Record<MailStatus, number>;
}

/** Reads of announcements, for pages. */
@Injectable()
export class AnnouncementQueries {
  constructor(
    private readonly database: Database,
    private readonly log: MailLog,
  ) {}

  /** An event's announcements, newest first. */
  async ofEvent(eventId: string): Promise<AnnouncementView[]> {
    return this.views(await this.select().where('event_id', '=', eventId).orderBy('id', 'desc').limit(MOST).execute());
  }

  /** One announcement; undefined when there is none. */
  async find(id: string): Promise<AnnouncementView | undefined> {
    return (await this.views(await this.select().where('id', '=', id).execute()))[0];
  }

  private select() {
    return sqlOf(this.database.reader, Announcement).selectFrom('announcements').selectAll();
  }

  private async views(rows: AnnouncementRow[]): Promise<AnnouncementView[]> {
    const counts = await this.log.countsOf(rows.map(({ id }) => id));
    return rows.map((row) => ({
      id: row.id,
      eventId: row.event_id,
      purpose: row.purpose,
      wording: row.wording,
      audience: row.audience,
      status: row.status,
      recipients: row.recipients,
      startedAt: row.started_at,
      endedAt: row.ended_at,
      mails: counts.get(row.id)!,
    }));
  }
}

type AnnouncementRow = Awaited<ReturnType<ReturnType<AnnouncementQueries['select']>['executeTakeFirstOrThrow']>>;
