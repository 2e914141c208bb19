import { Injectable } from '@nestjs/common';
import { type Locale, type LocalizedText, textIn } from '@pho-hien/kernel';
import { Database } from '@pho-hien/platform';
import { WalletTokens } from '../../registrations/wallet-tokens.ts';
import { programmeSql } from '../programme-sql.ts';
import { ProgrammeQueries } from '../programme.queries.ts';
import { SignUpQueries } from '../sign-ups/sign-up.queries.ts';
import { buildProgrammeIcs } from './programme-ics.ts';

interface CalendarRow {
  readonly slug: string;
  readonly name: LocalizedText;
  readonly venue_name: LocalizedText;
  readonly contact_email: string;
}

/** Calendar files of sessions. */
@Injectable()
export class ProgrammeCalendars {
  constructor(
    private readonly database: Database,
    private readonly programme: ProgrammeQueries,
    private readonly signUps: SignUpQueries,
    private readonly wallets: WalletTokens,
  ) {}

  /** The whole agenda of a published event; null when there is none of that address. */
  async ofEvent(slug: string, locale: Locale): Promise<string | null> {
    const event = await this.event(slug);
    if (!event) return null;
    const sessions = (await this.programme.sessionsOf([event.id])).get(event.id)!;
    return buildProgrammeIcs(this.calendar(event, locale), sessions);
  }

  /** One session of a published event. */
  async ofSession(slug: string, sessionId: string, locale: Locale): Promise<string | null> {
    const event = await this.event(slug);
    const session = event && (await this.programme.session(sessionId));
    if (!event || session?.eventId !== event.id) return null;
    return buildProgrammeIcs(this.calendar(event, locale), [session]);
  }

  /** What somebody signed up for, or those of it that `only` names. */
  async ofRegistration(registrationId: string, only?: readonly string[]): Promise<string> {
    const row = await programmeSql(this.database.reader)
      .selectFrom('registrations')
      .innerJoin('events', 'events.id', 'registrations.event_id')
      .select(['locale', 'events.slug', 'events.name', 'events.venue_name', 'events.contact_email'])
      .where('registrations.id', '=', registrationId)
      .executeTakeFirstOrThrow();
    const mine = (await this.signUps.sessionIdsOf([registrationId])).get(registrationId)!;
    const sessions = await this.programme.sessions(mine.filter((id) => only?.includes(id) ?? true));
    return buildProgrammeIcs(this.calendar(row, row.locale), sessions);
  }

  private event(slug: string) {
    return programmeSql(this.database.reader)
      .selectFrom('events')
      .select(['id', 'slug', 'name', 'venue_name', 'contact_email'])
      .where('slug', '=', slug)
      .where('status', '=', 'PUBLISHED')
      .executeTakeFirst();
  }

  private calendar(event: CalendarRow, locale: Locale) {
    return {
      name: textIn(event.name, locale),
      venueName: textIn(event.venue_name, locale),
      contactEmail: event.contact_email,
      url: `${this.wallets.linkToEvent(event.slug, locale)}/agenda`,
      locale,
    };
  }
}
