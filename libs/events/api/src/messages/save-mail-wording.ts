import { Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { InvalidInput } from '@pho-hien/kernel';
import { MailWordings } from '@pho-hien/notifications-api';
import {
  isWordable,
  type LocalizedWording,
  normaliseWording,
  placeholdersOf,
  UnusableWording,
  wordingProblems,
} from '@pho-hien/notifications-core';
import { type Caller, Database } from '@pho-hien/platform';
import { templateNamed } from './event-mails.ts';

/** Puts organisers' words into one of their event's mails, or takes them out again. */
@Injectable()
export class SaveMailWording {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly wordings: MailWordings,
  ) {}

  /** @param given null: back to the standard words. Throws `UnusableWording`, `StaleVersion`, `InvalidInput`. */
  async run(
    caller: Caller,
    eventId: string,
    name: string,
    version: number,
    given: LocalizedWording | null,
  ): Promise<void> {
    const template = templateNamed(name);
    if (!isWordable(template)) throw new InvalidInput([{ field: 'template', code: 'not_allowed' }]);
    if (given) UnusableWording.throwIfAny(wordingProblems(given, placeholdersOf(template)));
    const wording = given && normaliseWording(given);
    await this.database.transaction(async (tx) => {
      const id = await this.wordings.save(tx, eventId, template, version, wording);
      await this.audit.open(tx, {
        aggregateType: 'mail-wording',
        aggregateId: id,
        eventId,
        action: wording ? 'mail_wording.saved' : 'mail_wording.reset',
        caller,
        changes: {
          template,
          version: version + 1,
          ...(wording && { subject: { ...wording.subject }, body: { ...wording.body } }),
        },
      });
    });
  }
}
