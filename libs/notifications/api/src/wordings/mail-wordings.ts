import { Inject, Injectable } from '@nestjs/common';
import { type Clock, newId, StaleVersion } from '@pho-hien/kernel';
import type { LocalizedWording, MailTemplateName } from '@pho-hien/notifications-core';
import { CLOCK, Database, sqlOf, type Transaction, violatedConstraint } from '@pho-hien/platform';
import { MailWording } from './mail-wording.entity.ts';

/** A version of an event's wording of one mail. */
export interface WordingVersion {
  readonly id: string;
  readonly template: string;
  readonly version: number;
  /** Null: our own words. */
  readonly wording: LocalizedWording | null;
  readonly savedAt: Date;
}

/** What events' organisers say in their mails, version by version. */
@Injectable()
export class MailWordings {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The version in force, if any was ever saved. */
  async current(eventId: string, template: string): Promise<WordingVersion | undefined> {
    return (await this.versions(eventId, template))[0];
  }

  /** The versions of an event's mails, newest first; of all its mails where none is named. */
  async versions(eventId: string, template?: string): Promise<WordingVersion[]> {
    const rows = await sqlOf(this.database.reader, MailWording)
      .selectFrom('mail_wordings')
      .selectAll()
      .where('event_id', '=', eventId)
      .$if(template !== undefined, (query) => query.where('template', '=', template!))
      .orderBy('version', 'desc')
      .execute();
    return rows.map(({ id, template: name, version, wording, saved_at }) => ({
      id,
      template: name,
      version,
      wording,
      savedAt: saved_at,
    }));
  }

  /**
   * Adds the version after `version`, the one that was read (0 where there was none). Returns its id.
   * Throws `StaleVersion` when somebody else saved in between, also at the same instant.
   */
  async save(
    tx: Transaction,
    eventId: string,
    template: MailTemplateName,
    version: number,
    wording: LocalizedWording | null,
  ): Promise<string> {
    const sql = sqlOf(tx, MailWording);
    const newest = await sql
      .selectFrom('mail_wordings')
      .select(({ fn }) => fn.max('version').as('version'))
      .where('event_id', '=', eventId)
      .where('template', '=', template)
      .executeTakeFirst();
    if ((newest?.version ?? 0) !== version) throw new StaleVersion(newest?.version ?? 0);
    const id = newId(this.clock);
    try {
      await sql
        .insertInto('mail_wordings')
        .values({ id, event_id: eventId, template, version: version + 1, wording, saved_at: this.clock.now() })
        .execute();
    } catch (error) {
      if (violatedConstraint(error) === 'mail_wordings_version') throw new StaleVersion(version + 1);
      throw error;
    }
    return id;
  }
}
