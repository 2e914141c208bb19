import { Injectable } from '@nestjs/common';
import { searchKey } from '@pho-hien/kernel';
import { type FateReason, fateReason, type MailStatus } from '@pho-hien/notifications-core';
import { Database, pageSize, sqlOf, toConnection, type Transaction } from '@pho-hien/platform';
import { sql as raw } from 'kysely';
import { Mail } from './mail.entity.ts';
import type { MailLogEntryType } from './mail-log.graphql.ts';
import { MailResenders } from './mail-resenders.ts';
import { MailWording } from './wordings/mail-wording.entity.ts';

/** Which mails of an event to list. */
export interface MailFilter {
  readonly eventId: string;
  readonly status?: MailStatus | null;
  readonly template?: string | null;
  readonly announcementId?: string | null;
  /** Only mails that did not arrive, and after which nothing else was written about the same. */
  readonly lost?: boolean | null;
  /** Words, each somewhere in name or address of the recipient. */
  readonly search?: string | null;
  readonly first?: number | null;
  readonly after?: string | null;
}

/** A mail and what became of it, without to whom it went. */
export interface MailFate {
  readonly id: string;
  /** When it was written. */
  readonly at: Date;
  readonly aboutId: string;
  readonly template: string;
  readonly subject: string;
  readonly status: MailStatus;
  readonly reason: FateReason | null;
}

/** What was written to whom, for those who may see the thing it was about: the caller checks that. */
@Injectable()
export class MailLog {
  constructor(
    private readonly database: Database,
    private readonly resenders: MailResenders,
  ) {}

  /** The mails about several aggregates of one type in one statement, newest first, by aggregate id. */
  async about(type: string, ids: readonly string[]): Promise<Map<string, MailLogEntryType[]>> {
    const found = new Map<string, MailLogEntryType[]>(ids.map((id) => [id, []]));
    if (ids.length === 0) return found;
    const rows = await this.select()
      .where('mails.aggregate_type', '=', type)
      .where('mails.aggregate_id', 'in', [...ids])
      .where('mails.test', '=', false)
      .orderBy('mails.id', 'desc')
      .execute();
    for (const entry of await this.entries(rows)) found.get(entry.aggregateId!)?.push(entry);
    return found;
  }

  /** The newest `count` mails about any of these aggregates that stand before `place`, in one statement. */
  async fates(
    type: string,
    ids: readonly string[],
    place: { readonly at: Date; readonly id: string } | null,
    count: number,
  ): Promise<MailFate[]> {
    const rows = await sqlOf(this.database.reader, Mail)
      .selectFrom('mails')
      .select(['id', 'queued_at', 'aggregate_id', 'template', 'subject', 'status', 'last_error'])
      .where('aggregate_type', '=', type)
      .where(raw<boolean>`aggregate_id = any(${ids}::uuid[])`)
      .where('test', '=', false)
      .$if(place !== null, (query) =>
        query.where(({ eb, refTuple, tuple }) => eb(refTuple('queued_at', 'id'), '<', tuple(place!.at, place!.id))),
      )
      .orderBy('queued_at', 'desc')
      .orderBy('id', 'desc')
      .limit(count)
      .execute();
    return rows.map((row) => ({
      id: row.id,
      at: row.queued_at,
      aboutId: row.aggregate_id!,
      template: row.template,
      subject: row.subject,
      status: row.status as MailStatus,
      reason: row.last_error ? fateReason(row.last_error) : null,
    }));
  }

  /** Of these aggregates, those whose newest mail did not arrive and is not tried again. */
  async undelivered(type: string, ids: readonly string[]): Promise<Set<string>> {
    if (ids.length === 0) return new Set();
    const rows = await sqlOf(this.database.reader, Mail)
      .selectFrom('mails')
      .distinctOn('aggregate_id')
      .select(['aggregate_id', 'status', 'last_error'])
      .where('aggregate_type', '=', type)
      .where('aggregate_id', 'in', [...ids])
      .where('test', '=', false)
      .where('announcement_id', 'is', null)
      .orderBy('aggregate_id')
      .orderBy('id', 'desc')
      .execute();
    const lost = rows.filter(
      ({ status, last_error }) => status === 'bounced' || (status === 'failed' && last_error !== 'OBSOLETE'),
    );
    return new Set(lost.map(({ aggregate_id }) => aggregate_id!));
  }

  /** How many of an event's mails did not arrive, and nothing else was written about the same since. */
  async lostOf(eventId: string): Promise<number> {
    const { lost } = await sqlOf(this.database.reader, Mail)
      .selectFrom('mails')
      .where('mails.event_id', '=', eventId)
      .where(isLost)
      .select(({ fn }) => fn.countAll<string>().as('lost'))
      .executeTakeFirstOrThrow();
    return Number(lost);
  }

  /** A page of an event's mails, newest first. */
  async page(filter: MailFilter) {
    const size = pageSize(filter.first);
    const words = searchKey(filter.search ?? '')
      .split(' ')
      .filter(Boolean);
    const rows = await this.select()
      .where('mails.event_id', '=', filter.eventId)
      .$if(filter.status != null, (query) => query.where('mails.status', '=', filter.status!))
      .$if(filter.lost === true, (query) => query.where(isLost))
      .$if(filter.template != null, (query) => query.where('mails.template', '=', filter.template!))
      .$if(filter.announcementId != null, (query) => query.where('mails.announcement_id', '=', filter.announcementId!))
      .$if(/^[0-9a-f-]{36}$/.test(filter.after ?? ''), (query) => query.where('mails.id', '<', filter.after!))
      .$call((query) =>
        words.reduce(
          (narrowed, word) => narrowed.where('mails.search_text', 'like', `%${word.replace(/[\\%_]/g, '\\$&')}%`),
          query,
        ),
      )
      .orderBy('mails.id', 'desc')
      .limit(size + 1)
      .execute();
    return toConnection(await this.entries(rows), size, ({ id }) => id);
  }

  /** One mail and the event in whose log it stands; undefined when there is none. */
  async find(
    id: string,
  ): Promise<(MailLogEntryType & { eventId: string | null; announcementId: string | null }) | undefined> {
    const row = await this.select().where('mails.id', '=', id).executeTakeFirst();
    return row && { ...this.entry(row), eventId: row.event_id, announcementId: row.announcement_id };
  }

  /** How many of an announcement's mails stand where. */
  async countsOf(announcementIds: readonly string[]): Promise<Map<string, Record<MailStatus, number>>> {
    const counts = new Map(announcementIds.map((id) => [id, { queued: 0, sent: 0, bounced: 0, failed: 0 }]));
    if (announcementIds.length === 0) return counts;
    const rows = await sqlOf(this.database.reader, Mail)
      .selectFrom('mails')
      .select(['announcement_id', 'status', ({ fn }) => fn.countAll<string>().as('count')])
      .where('announcement_id', 'in', [...announcementIds])
      .groupBy(['announcement_id', 'status'])
      .execute();
    for (const row of rows) counts.get(row.announcement_id!)![row.status as MailStatus] = Number(row.count);
    return counts;
  }

  /** Forgets to whom the mails about an aggregate went and what they held; what still waits is not sent. */
  async erase(tx: Transaction, type: string, id: string): Promise<void> {
    const about = sqlOf(tx, Mail)
      .updateTable('mails')
      .where('aggregate_type', '=', type)
      .where('aggregate_id', '=', id);
    await about
      .where('status', '=', 'queued')
      .set({ status: 'failed', data: null, last_error: 'ERASED', next_attempt_at: null })
      .execute();
    await about.set({ recipient: null, search_text: null }).execute();
  }

  private select() {
    return sqlOf(this.database.reader, Mail, MailWording)
      .selectFrom('mails')
      .leftJoin('mail_wordings', 'mail_wordings.id', 'mails.wording_id')
      .select([
        'mails.id',
        'mails.template',
        'mails.recipient',
        'mails.locale',
        'mails.subject',
        'mails.status',
        'mails.attempts',
        'mails.last_error',
        'mails.queued_at',
        'mails.sent_at',
        'mails.next_attempt_at',
        'mails.bounced_at',
        'mails.test',
        'mails.aggregate_type',
        'mails.aggregate_id',
        'mails.event_id',
        'mails.announcement_id',
        'mails.purpose',
        'mail_wordings.version as wording_version',
      ]);
  }

  /** The mails of a list: what is not true any more is not offered to be sent again. */
  private async entries(rows: readonly MailLogRow[]): Promise<MailLogEntryType[]> {
    const entries = rows.map((row) => this.entry(row));
    for (const template of new Set(entries.filter(({ resendable }) => resendable).map((entry) => entry.template))) {
      const like = entries.filter((entry) => entry.resendable && entry.template === template);
      const ids = [...new Set(like.flatMap(({ aggregateId }) => aggregateId ?? []))];
      const so = await this.resenders.stillTrue(template, like[0]!.aggregateType, ids);
      for (const entry of like) entry.resendable = entry.aggregateId !== null && so.has(entry.aggregateId);
    }
    return entries;
  }

  private entry(row: MailLogRow): MailLogEntryType {
    // News go out once: who wants them again may have changed their mind.
    const repeatable = row.status !== 'queued' && !row.test && row.recipient !== null && row.purpose === 'SERVICE';
    return {
      id: row.id,
      template: row.template,
      to: row.recipient,
      locale: row.locale,
      subject: row.subject,
      status: row.status as MailStatus,
      attempts: row.attempts,
      lastError: row.last_error,
      reason: row.last_error ? fateReason(row.last_error) : null,
      queuedAt: row.queued_at,
      sentAt: row.sent_at,
      nextAttemptAt: row.next_attempt_at,
      bouncedAt: row.bounced_at,
      test: row.test,
      wordingVersion: row.wording_version,
      resendable: repeatable && this.resenders.has(row.template, row.aggregate_type),
      aggregateType: row.aggregate_type,
      aggregateId: row.aggregate_id,
    };
  }
}

/** Given up or come back, about a thing of which nothing was written since; the first condition is that of an index. */
const isLost = raw<boolean>`mails.status in ('failed', 'bounced') and mails.last_error is distinct from 'OBSOLETE'
  and mails.last_error is distinct from 'ERASED' and not mails.test and mails.announcement_id is null
  and not exists (
    select 1 from mails later where later.aggregate_type = mails.aggregate_type
      and later.aggregate_id = mails.aggregate_id and later.id > mails.id
      and not later.test and later.announcement_id is null)`;

type MailLogRow = Awaited<ReturnType<ReturnType<MailLog['select']>['executeTakeFirstOrThrow']>>;
