import { Inject, Injectable } from '@nestjs/common';
import { PeopleIn } from '@pho-hien/identity-api';
import { textIn } from '@pho-hien/kernel';
import { MailQueue } from '@pho-hien/notifications-api';
import { ENVIRONMENT, type Environment, type Transaction } from '@pho-hien/platform';
import type { Moved } from '../halls/hall-failures.ts';
import { boothsSql } from '../sql.ts';

/** Our people have told us no language of theirs yet. */
const LOCALE = 'vi';

/** Mails the people of an organisation what becomes of its stand. */
@Injectable()
export class TellExhibitors {
  constructor(
    private readonly mails: MailQueue,
    private readonly people: PeopleIn,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** A stand is theirs, once they confirm it. */
  async assigned(tx: Transaction, stayId: string, confirmBy: Date): Promise<void> {
    const stand = await this.standOf(tx, stayId);
    for (const to of stand.addresses)
      await this.mails.queueMail(tx, {
        ...{ to, locale: LOCALE, about: { type: 'booth_stay', id: stayId } },
        template: 'stand-assigned',
        values: { ...stand.values, number: stand.number, confirmBy: confirmBy.toISOString() },
      });
  }

  /** A stand that was theirs is so no longer; `reason` null: it was not confirmed in time. */
  async ended(tx: Transaction, stayId: string, reason: string | null): Promise<void> {
    const stand = await this.standOf(tx, stayId);
    for (const to of stand.addresses)
      await this.mails.queueMail(tx, {
        ...{ to, locale: LOCALE, about: { type: 'booth_stay', id: stayId } },
        template: 'stand-ended',
        values: { ...stand.values, number: stand.number, reason },
      });
  }

  /** A new version of a plan has their stand elsewhere, or otherwise. */
  async moved(tx: Transaction, moved: readonly Moved[]): Promise<void> {
    for (const { stayId, numberBefore, numberAfter } of moved) {
      const stand = await this.standOf(tx, stayId);
      if (stand.status === 'HELD') continue;
      for (const to of stand.addresses)
        await this.mails.queueMail(tx, {
          ...{ to, locale: LOCALE, about: { type: 'booth_stay', id: stayId } },
          template: 'stand-moved',
          values: { ...stand.values, numberBefore, numberAfter },
        });
    }
  }

  private async standOf(tx: Transaction, stayId: string) {
    const row = await boothsSql(tx)
      .selectFrom('booth_stays as stay')
      .innerJoin('booths', 'booths.id', 'booth_id')
      .innerJoin('stand_requests as request', 'request.id', 'request_id')
      .innerJoin('organisations', 'organisations.id', 'organisation_id')
      .innerJoin('events', 'events.id', 'request.event_id')
      .select(['stay.status', 'booths.number', 'organisation_id', 'request_id'])
      .select(['organisations.name as organisation', 'events.name as event'])
      .where('stay.id', '=', stayId)
      .executeTakeFirstOrThrow();
    const people = await this.people.organisations(tx, [row.organisation_id]);
    const pages = `${this.environment.PUBLIC_URL.replace(/\/+$/, '')}/startups/${row.organisation_id}`;
    return {
      status: row.status,
      number: row.number,
      addresses: [...new Set(people.map(({ email }) => email))],
      values: {
        organisationName: row.organisation,
        eventName: textIn(row.event, LOCALE),
        standUrl: `${pages}/stands/${row.request_id}`,
      },
    };
  }
}
