import { Injectable } from '@nestjs/common';
import type { KnownSession, SessionChange } from '@pho-hien/events-core';
import { type Locale, type LocalizedText, textIn } from '@pho-hien/kernel';
import { MailQueue } from '@pho-hien/notifications-api';
import type { Transaction } from '@pho-hien/platform';
import { WalletTokens } from '../../registrations/wallet-tokens.ts';
import { programmeSql } from '../programme-sql.ts';
import type { EventSessionType } from '../session.graphql.ts';

/** What became of one session, for somebody who last knew `known`. */
export interface ToldChange {
  readonly session: EventSessionType;
  readonly known: KnownSession;
  readonly change: SessionChange;
}

/** The mails about the programme. */
@Injectable()
export class ProgrammeMails {
  constructor(
    private readonly queue: MailQueue,
    private readonly wallets: WalletTokens,
  ) {}

  /** Old and new beside each other, for all that changed for one person. */
  async changed(tx: Transaction, registrationId: string, changes: readonly ToldChange[]): Promise<void> {
    const row = await programmeSql(tx)
      .selectFrom('registrations')
      .innerJoin('events', 'events.id', 'registrations.event_id')
      .select(['full_name', 'email', 'locale', 'wallet_link', 'event_id', 'events.name', 'events.contact_email'])
      .where('registrations.id', '=', registrationId)
      .executeTakeFirstOrThrow();
    const { full_name, email, locale, wallet_link: walletLink, event_id, name, contact_email } = row;
    await this.queue.queueMail(tx, {
      template: 'programme-changed',
      to: email,
      locale,
      about: { type: 'registration', id: registrationId },
      eventId: event_id,
      values: {
        holderName: full_name,
        eventName: textIn(name, locale),
        contactEmail: contact_email,
        sessions: changes.map(({ session, known, change }) => ({
          id: session.id,
          title: textIn(session.title, locale),
          change,
          before: when(known, known.roomName, locale),
          now: when(session, session.room?.name ?? null, locale),
          reason: change === 'CANCELLED' ? session.cancelReason : null,
        })),
        sessionsUrl: `${this.wallets.linkTo({ registrationId, walletLink, locale })}/sessions`,
      },
    });
  }
}

function when(
  { date, startsAt, endsAt }: Pick<KnownSession, 'date' | 'startsAt' | 'endsAt'>,
  room: LocalizedText | null,
  locale: Locale,
) {
  return { date, startsAt, endsAt, room: room && textIn(room, locale) };
}
