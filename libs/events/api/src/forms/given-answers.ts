import { Injectable } from '@nestjs/common';
import { filesAmong, type FormAnswers, type FormField, normaliseAnswers } from '@pho-hien/events-core';
import { MOST_FILE_BYTES } from '@pho-hien/files-core';
import { FilePurposes, StoredFiles } from '@pho-hien/files-api';
import { inEvent, InvalidInput } from '@pho-hien/kernel';
import { Authorizer, type Caller, Database, type Transaction } from '@pho-hien/platform';
import { WalletTokens } from '../registrations/wallet-tokens.ts';
import { eventsSql } from '../sql.ts';

/** What files that answer a form are uploaded for. */
export const REGISTRATION_ANSWER = 'registration-answer';

/** The form that was answered. */
export interface AnsweredVersion {
  readonly id: string;
  readonly fields: readonly FormField[];
}

/** Keeps what registrants answer, files included. */
@Injectable()
export class GivenAnswers {
  constructor(
    private readonly database: Database,
    private readonly files: StoredFiles,
    private readonly authorizer: Authorizer,
    private readonly wallets: WalletTokens,
  ) {}

  /** Files of answers are uploaded before there is a registration; they open for who may read it, and for its holder by the key of the wallet. */
  registerWith(purposes: FilePurposes): void {
    purposes.register({
      name: REGISTRATION_ANSWER,
      kinds: ['picture', 'pdf'],
      mostBytes: MOST_FILE_BYTES,
      uploadBy: 'anyone',
      opening: async ({ attachedTo }, { actor }, key) => {
        const registration = await eventsSql(this.database.reader)
          .selectFrom('registrations')
          .select(['event_id', 'wallet_token_hash'])
          .where('id', '=', attachedTo)
          .executeTakeFirst();
        if (!registration) return false;
        if (key !== null && this.wallets.hashOf(key) === registration.wallet_token_hash) return true;
        return this.authorizer.decide(actor, 'registration.read', inEvent(registration.event_id)) === 'allowed';
      },
    });
  }

  /**
   * Stores the answers of a registration in its transaction: one statement, and one more where there
   * are files. Answers given before are replaced. Throws `InvalidInput` for a file that is gone or somebody else's.
   */
  async store(tx: Transaction, form: AnsweredVersion, registrationId: string, given: FormAnswers, caller: Caller) {
    const answers = normaliseAnswers(form.fields, given);
    await eventsSql(tx)
      .insertInto('registration_answers')
      .values({ registration_id: registrationId, form_version_id: form.id, answers })
      .onConflict((known) => known.column('registration_id').doUpdateSet({ form_version_id: form.id, answers }))
      .execute();
    const files = filesAmong(form.fields, given);
    if (files.size === 0) return;
    const ids = [...files.values()];
    const refused = await this.files.attach(tx, { ids, purpose: REGISTRATION_ANSWER, to: registrationId, caller });
    const gone = [...files].filter(([, id]) => refused.includes(id));
    InvalidInput.throwIfAny(gone.map(([fieldId]) => ({ field: `answers.${fieldId}`, code: 'not_an_id' })));
  }
}
