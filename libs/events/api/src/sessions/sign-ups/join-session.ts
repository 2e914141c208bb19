import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { judgeSignUp, SessionFull } from '@pho-hien/events-core';
import type { Clock } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database, notFound } from '@pho-hien/platform';
import { lockRegistration } from '../../registrations/locked-registration.ts';
import { programmeSql } from '../programme-sql.ts';
import { knownOf } from './known-of.ts';
import { Seats } from './seats.ts';
import { readSignUpFacts } from './sign-up-facts.ts';

/** Somebody with a ticket takes a place in a session. */
@Injectable()
export class JoinSession {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly seats: Seats,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Joining twice is joining once. Throws `SessionFull`, `SessionsOverlap`, `SignUpClosed`.
   *
   * The registration's lock keeps one person from two sessions at once in two tabs; the session's row,
   * locked with the place, shows the time that is to be known. So everything is judged after both.
   */
  async run(caller: Caller, registrationId: string, sessionId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const registration = await lockRegistration(tx, registrationId);
      const sql = programmeSql(tx);
      const already = await sql
        .selectFrom('session_sign_ups')
        .select('session_id')
        .where('session_id', '=', sessionId)
        .where('registration_id', '=', registrationId)
        .executeTakeFirst();
      if (already) return;
      const taken = await this.seats.take(tx, sessionId);
      const facts = await readSignUpFacts(sql, registration, sessionId);
      if (!facts) throw notFound();
      const { session } = facts;
      const before = { ...session, taken: session.taken - (taken ? 1 : 0) };
      const failure = judgeSignUp({ ...facts, session: before }, this.clock.now());
      if (failure) throw failure;
      if (!taken) throw new SessionFull({ places: session.places ?? 0 });
      await sql
        .insertInto('session_sign_ups')
        .values({
          session_id: sessionId,
          registration_id: registrationId,
          signed_up_at: this.clock.now(),
          known: knownOf(session),
        })
        .execute();
      await this.audit.append(tx, {
        aggregateType: 'registration',
        aggregateId: registrationId,
        eventId: registration.event_id,
        action: 'event_session.joined',
        caller,
        changes: { sessionId },
      });
    });
  }
}
