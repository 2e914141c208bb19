import { Injectable } from '@nestjs/common';
import type { Locale } from '@pho-hien/kernel';
import type { MailPurpose, MailValues } from '@pho-hien/notifications-core';

/** An announcement as who knows the people needs it. */
export interface AnnouncedTo {
  readonly eventId: string;
  readonly purpose: MailPurpose;
  readonly audience: Readonly<Record<string, unknown>>;
}

/** Somebody an announcement goes to. */
export interface AudienceMember {
  /** What the mail is about, and by which the audience is gone through in order. */
  readonly id: string;
  readonly email: string;
  readonly locale: Locale;
  readonly values: MailValues<'announcement'>;
}

/** Goes through an announcement's audience in the order of its members' ids. */
export interface AudienceSource {
  /** What its members' ids are ids of, such as `registration`. */
  readonly type: string;
  page(announcement: AnnouncedTo, after: string | null, size: number): Promise<readonly AudienceMember[]>;
}

/** The context that knows an event's people registers itself here, in `onModuleInit`. */
@Injectable()
export class AnnouncementAudiences {
  private known: AudienceSource | undefined;

  register(source: AudienceSource): void {
    if (this.known) throw new Error('Two contexts that know the people of events');
    this.known = source;
  }

  get source(): AudienceSource {
    if (!this.known) throw new Error('Nobody knows the people of events');
    return this.known;
  }
}
