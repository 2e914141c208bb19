import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { entryLifecycle, vietnamSecondOf } from '@pho-hien/contests-core';
import { type Clock, InvalidInput, nextState, textIn } from '@pho-hien/kernel';
import { MailQueue } from '@pho-hien/notifications-api';
import {
  type Caller,
  CLOCK,
  Database,
  ENVIRONMENT,
  type Environment,
  notFound,
  type Transaction,
} from '@pho-hien/platform';
import { type LockedContest, lockContest } from '../setup/locked-contest.ts';
import { contestsSql } from '../sql.ts';
import { EntryRulesReader } from './entry-facts.ts';
import { EntryNotAdmitted, requireTaken } from './entry-failures.ts';
import { missingToSubmit } from './entry-problems.ts';
import { contestOf, freeSlot, type LockedEntry, lockEntryAt } from './entry-rows.ts';

/** Hands an entry in: by the second, by the server's clock. */
@Injectable()
export class SubmitEntry {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly rules: EntryRulesReader,
    private readonly mails: MailQueue,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws `InvalidInput` for what is missing, `EntriesNotTaken`, `EntryNotAdmitted`, `StaleVersion`. */
  async run(caller: Caller, id: string, version: number): Promise<void> {
    // Before anything waits: who pressed the button in time is in time.
    const arrivedAt = this.clock.now();
    const { actor } = caller;
    if (actor.kind !== 'person') throw notFound();
    await this.database.transaction(async (tx) => {
      const contest = await lockContest(tx, await contestOf(tx, id));
      requireTaken(contest.status, contest.setup, arrivedAt);
      const entry = await lockEntryAt(tx, id, version);
      const status = nextState(entryLifecycle, entry.status, 'submit');
      if (!status) throw new InvalidInput([{ field: 'id', code: 'not_allowed' }]);
      InvalidInput.throwIfAny(missingToSubmit(entry));
      const { judgement, ...taken } = await this.rules.answer(tx, {
        contestId: contest.id,
        setup: contest.setup,
        boardId: entry.board_id,
        organisationId: entry.organisation_id,
        institutionId: entry.institution_id,
        entryId: id,
        field: entry.field,
        teamSize: entry.team.length,
        teamEmails: entry.team.map(({ email }) => email).filter(Boolean),
      });
      if (judgement.answer === 'NO') throw new EntryNotAdmitted({ because: judgement.because });
      const number = entry.number ?? (await nextNumber(tx, contest));
      const { entriesPerOrganisation, entriesPerInstitution } = contest.setup.entryRules;
      await contestsSql(tx)
        .updateTable('contest_entries')
        .set({
          status,
          number,
          version: version + 1,
          submitted_at: arrivedAt,
          submitted_by_id: actor.userId,
          judgement: JSON.stringify(judgement) as never,
          organisation_slot: freeSlot(entriesPerOrganisation, taken.takenOfOrganisation),
          institution_slot:
            entry.institution_id === null ? null : freeSlot(entriesPerInstitution, taken.takenOfInstitution),
          updated_at: arrivedAt,
        })
        .where('id', '=', id)
        .execute();
      await this.audit.append(tx, {
        aggregateType: 'contest_entry',
        aggregateId: id,
        ...(contest.event_id && { eventId: contest.event_id }),
        action: 'contest_entry.submitted',
        caller,
        changes: { status: { from: entry.status, to: status }, number, submittedAt: arrivedAt.toISOString() },
      });
      await this.mailReceipt(tx, caller, contest, { ...entry, number }, arrivedAt);
    });
  }

  private async mailReceipt(
    tx: Transaction,
    caller: Caller,
    { setup }: LockedContest,
    entry: LockedEntry & { readonly number: number },
    arrivedAt: Date,
  ): Promise<void> {
    if (caller.actor.kind !== 'person') return;
    const { locale } = caller;
    const home = `${this.environment.PUBLIC_URL.replace(/\/+$/, '')}${locale === 'vi' ? '' : `/${locale}`}`;
    await this.mails.queueMail(tx, {
      template: 'entry-received',
      to: caller.actor.email,
      locale,
      about: { type: 'contest_entry', id: entry.id },
      values: {
        contestName: textIn(setup.name, locale),
        entryTitle: entry.title,
        number: entry.number,
        receivedAt: vietnamSecondOf(arrivedAt),
        entryUrl: `${home}/startups/${entry.organisation_id}/entries/${entry.id}`,
      },
    });
  }
}

/** The number of an entry that is submitted for the first time. The caller holds the contest. */
async function nextNumber(tx: Transaction, { id, last_number }: LockedContest): Promise<number> {
  const number = last_number + 1;
  await contestsSql(tx).updateTable('contests').set({ last_number: number }).where('id', '=', id).execute();
  return number;
}
