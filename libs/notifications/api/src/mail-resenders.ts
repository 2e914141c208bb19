import { Injectable } from '@nestjs/common';
import type { MailTemplateName } from '@pho-hien/notifications-core';
import type { Transaction } from '@pho-hien/platform';

/**
 * Writes a mail anew about what it was about, in the caller's transaction: a mail's values are not kept, and what
 * changed meanwhile is to be so in it. Throws `MailObsolete` where it would not be true any more.
 */
export type MailResender = (
  tx: Transaction,
  mail: { readonly aggregateId: string; readonly announcementId: string | null },
) => Promise<unknown>;

/** Who can send which mail once more; a context registers in `onModuleInit`. A mail with a one-time code has nobody. */
@Injectable()
export class MailResenders {
  private readonly resenders = new Map<string, MailResender>();

  register(template: MailTemplateName, aggregateType: string, resender: MailResender): void {
    const key = `${template} ${aggregateType}`;
    if (this.resenders.has(key)) throw new Error(`Two resenders for mail ${key}`);
    this.resenders.set(key, resender);
  }

  has(template: string, aggregateType: string | null): boolean {
    return this.resenders.has(`${template} ${aggregateType}`);
  }

  of(template: string, aggregateType: string | null): MailResender | undefined {
    return this.resenders.get(`${template} ${aggregateType}`);
  }
}
