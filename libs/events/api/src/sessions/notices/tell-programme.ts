import { Inject, Injectable } from '@nestjs/common';
import { changeToTell } from '@pho-hien/events-core';
import type { Clock } from '@pho-hien/kernel';
import { CLOCK, Database, Jobs, type Transaction } from '@pho-hien/platform';
import { programmeSql } from '../programme-sql.ts';
import { asSession, selectSessions } from '../session-rows.ts';
import type { EventSessionType } from '../session.graphql.ts';
import { knownOf } from '../sign-ups/known-of.ts';
import { ProgrammeMails, type ToldChange } from './programme-mails.ts';
import { type ProgrammeToTell, TELL_PROGRAMME } from './programme-notices.ts';

/** The clocks of database and process differ a little: a job so much early is in time. */
const EARLY_MS = 30_000;
/** People told in one transaction; a transaction of a thousand mails would hold its locks for long. */
const PEOPLE_AT_ONCE = 200;

/**
 * Tells everybody who signed up what became of their sessions: one mail a person for all that changed.
 * Each sign-up knows what its person was last told, in the transaction that queues the mail, so whoever
 * does this job, and how often, tells once.
 */
@Injectable()
export class TellProgramme {
  constructor(
    private readonly database: Database,
    private readonly mails: ProgrammeMails,
    private readonly jobs: Jobs,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run({ eventId }: ProgrammeToTell): Promise<void> {
    await this.database.transaction(async (tx) => {
      const sql = programmeSql(tx);
      const notice = await sql
        .selectFrom('programme_notices')
        .select('tell_at')
        .where('event_id', '=', eventId)
        .forUpdate()
        .executeTakeFirst();
      // Told already; or something else changed since, and a later job waits.
      if (!notice || notice.tell_at.getTime() > this.clock.now().getTime() + EARLY_MS) return;
      const people = await this.peopleToTell(tx, eventId);
      const now = [...people.entries()].slice(0, PEOPLE_AT_ONCE);
      for (const [registrationId, changes] of now) await this.tell(tx, registrationId, changes);
      if (people.size > now.length) await this.jobs.enqueue(tx, TELL_PROGRAMME, { eventId } satisfies ProgrammeToTell);
      else await sql.deleteFrom('programme_notices').where('event_id', '=', eventId).execute();
    });
  }

  /** What each person does not know yet, by registration. */
  async peopleToTell(tx: Transaction, eventId: string): Promise<Map<string, ToldChange[]>> {
    const sql = programmeSql(tx);
    const rows = await selectSessions(sql).where('event_sessions.event_id', '=', eventId).execute();
    const sessions = new Map<string, EventSessionType>(rows.map((row) => [row.id, asSession(row)]));
    const signUps = await sql
      .selectFrom('session_sign_ups')
      .innerJoin('event_sessions', 'event_sessions.id', 'session_sign_ups.session_id')
      .select(['session_id', 'registration_id', 'known'])
      .where('event_sessions.event_id', '=', eventId)
      .orderBy('event_sessions.starts_at')
      .orderBy('registration_id')
      .execute();
    const people = new Map<string, ToldChange[]>();
    for (const { session_id, registration_id, known } of signUps) {
      const session = sessions.get(session_id)!;
      const change = changeToTell(known, knownOf(session));
      if (!change) continue;
      people.set(registration_id, [...(people.get(registration_id) ?? []), { session, known, change }]);
    }
    return people;
  }

  private async tell(tx: Transaction, registrationId: string, changes: readonly ToldChange[]): Promise<void> {
    const sql = programmeSql(tx);
    await this.mails.changed(tx, registrationId, changes);
    for (const { session } of changes)
      await sql
        .updateTable('session_sign_ups')
        .set({ known: knownOf(session) })
        .where('session_id', '=', session.id)
        .where('registration_id', '=', registrationId)
        .execute();
  }
}
