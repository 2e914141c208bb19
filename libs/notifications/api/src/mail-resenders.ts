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

/** Of these aggregates, those of which such a mail is still true; a list of mails asks it before it offers to send one. */
export type StillTrue = (aggregateIds: readonly string[]) => Promise<ReadonlySet<string>>;

/** Who can send which mail once more; a context registers in `onModuleInit`. A mail with a one-time code has nobody. */
@Injectable()
export class MailResenders {
  private readonly resenders = new Map<string, MailResender>();
  private readonly truths = new Map<string, StillTrue>();

  register(template: MailTemplateName, aggregateType: string, resender: MailResender, stillTrue?: StillTrue): void {
    const key = `${template} ${aggregateType}`;
    if (this.resenders.has(key)) throw new Error(`Two resenders for mail ${key}`);
    this.resenders.set(key, resender);
    if (stillTrue) this.truths.set(key, stillTrue);
  }

  has(template: string, aggregateType: string | null): boolean {
    return this.resenders.has(`${template} ${aggregateType}`);
  }

  /** Of these aggregates, those of which a mail can be sent once more now. */
  async stillTrue(
    template: string,
    aggregateType: string | null,
    ids: readonly string[],
  ): Promise<ReadonlySet<string>> {
    return (await this.truths.get(`${template} ${aggregateType}`)?.(ids)) ?? new Set(ids);
  }

  of(template: string, aggregateType: string | null): MailResender | undefined {
    return this.resenders.get(`${template} ${aggregateType}`);
  }
}
