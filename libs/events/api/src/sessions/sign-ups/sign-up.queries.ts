import { Injectable } from '@nestjs/common';
import { Database } from '@pho-hien/platform';
import { TellProgramme } from '../notices/tell-programme.ts';
import { type ProgrammeSql, programmeSql } from '../programme-sql.ts';
import type { ProgrammeNoticeType, SessionSignUpType } from './sign-up.graphql.ts';

/** The most people in one list: more fit into no room. */
const MOST_SIGN_UPS = 5_000;

/** Reads of who signed up for what. */
@Injectable()
export class SignUpQueries {
  constructor(
    private readonly database: Database,
    private readonly telling: TellProgramme,
  ) {}

  private get sql(): ProgrammeSql {
    return programmeSql(this.database.reader);
  }

  /** The ids of the sessions that each registration has signed up for. */
  async sessionIdsOf(registrationIds: readonly string[]): Promise<Map<string, string[]>> {
    const rows = await this.sql
      .selectFrom('session_sign_ups')
      .select(['registration_id', 'session_id'])
      .where('registration_id', 'in', registrationIds)
      .execute();
    const ids = new Map<string, string[]>(registrationIds.map((id) => [id, []]));
    for (const row of rows) ids.get(row.registration_id)?.push(row.session_id);
    return ids;
  }

  /** Who signed up for a session, by name. */
  async of(sessionId: string): Promise<SessionSignUpType[]> {
    const rows = await this.sql
      .selectFrom('session_sign_ups')
      .innerJoin('registrations', 'registrations.id', 'session_sign_ups.registration_id')
      .select(['registrations.id', 'full_name', 'email', 'signed_up_at'])
      .where('session_id', '=', sessionId)
      .orderBy('search_name')
      .limit(MOST_SIGN_UPS)
      .execute();
    return rows.map(({ id, full_name, email, signed_up_at }) => ({
      registrationId: id,
      fullName: full_name,
      email,
      signedUpAt: signed_up_at,
    }));
  }

  /** What people will soon be told; null: nothing waits. */
  async noticeOf(eventId: string): Promise<ProgrammeNoticeType | null> {
    const reader = this.database.reader;
    const notice = await programmeSql(reader)
      .selectFrom('programme_notices')
      .select('tell_at')
      .where('event_id', '=', eventId)
      .executeTakeFirst();
    if (!notice) return null;
    const people = await this.telling.peopleToTell(reader, eventId);
    return people.size === 0 ? null : { tellAt: notice.tell_at, people: people.size };
  }
}
