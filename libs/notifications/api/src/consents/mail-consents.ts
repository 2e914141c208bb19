import { Injectable } from '@nestjs/common';
import type { MailPurpose } from '@pho-hien/notifications-core';
import type { Caller } from '@pho-hien/platform';

/** Who knows whether the owner of an address agreed to mails of a purpose, and takes that back for them. */
export interface ConsentSource {
  /** Whether they agree now. */
  stands(address: string): Promise<boolean>;
  /** They do not want them any more. Doing it twice is doing it once. */
  withdraw(caller: Caller, address: string): Promise<void>;
}

/** A context registers the purposes whose consents it keeps, in `onModuleInit`. What nobody registered is not sent. */
@Injectable()
export class MailConsents {
  private readonly sources = new Map<MailPurpose, ConsentSource>();

  register(purpose: MailPurpose, source: ConsentSource): void {
    if (this.sources.has(purpose)) throw new Error(`Two keepers of consents to ${purpose}`);
    this.sources.set(purpose, source);
  }

  /** The keeper of a purpose; undefined for mails that need no consent, and cannot be ended. */
  of(purpose: string): ConsentSource | undefined {
    return this.sources.get(purpose as MailPurpose);
  }
}
