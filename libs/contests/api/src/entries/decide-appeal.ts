import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { appealLifecycle, ENTRY_SIZES, entryLifecycle } from '@pho-hien/contests-core';
import { type Clock, InvalidInput, nextState, problemIn, textProblem } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database, notFound, type Transaction } from '@pho-hien/platform';
import { type LockedContest, lockContest } from '../setup/locked-contest.ts';
import { contestsSql } from '../sql.ts';
import { EntryRulesReader } from './entry-facts.ts';
import { EntryNotAdmitted } from './entry-failures.ts';
import { contestOf, freeSlot, type LockedEntry, lockEntry } from './entry-rows.ts';
import type { DecideAppealInput } from './entry.graphql.ts';

/** Decides an appeal: somebody else than who found the entry ineligible. */
@Injectable()
export class DecideAppeal {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly rules: EntryRulesReader,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Throws `InvalidInput`, also for who found the entry ineligible; `EntryNotAdmitted` where it is upheld and another
   * entry has taken its place meanwhile.
   */
  async run(caller: Caller, { entryId, uphold, reason }: DecideAppealInput): Promise<void> {
    const { actor } = caller;
    if (actor.kind !== 'person') throw notFound();
    InvalidInput.throwIfAny(problemIn('reason', textProblem(reason, ENTRY_SIZES.reason, true)));
    await this.database.transaction(async (tx) => {
      const contest = await lockContest(tx, await contestOf(tx, entryId));
      const entry = await lockEntry(tx, entryId);
      const now = this.clock.now();
      const status = nextState(appealLifecycle, 'FILED', uphold ? 'uphold' : 'dismiss')!;
      const open = await contestsSql(tx)
        .selectFrom('contest_appeals')
        .select(['id', 'found_by_id'])
        .where('entry_id', '=', entryId)
        .where('status', '=', 'FILED')
        .executeTakeFirst();
      if (!open || open.found_by_id === actor.userId)
        throw new InvalidInput([{ field: 'entryId', code: 'not_allowed' }]);
      await contestsSql(tx)
        .updateTable('contest_appeals')
        .set({ status, decided_by_id: actor.userId, decided_at: now, reason: reason.trim() })
        .where('id', '=', open.id)
        .execute();
      if (uphold) await this.uphold(tx, contest, entry, now);
      await this.audit.append(tx, {
        aggregateType: 'contest_entry',
        aggregateId: entryId,
        ...(contest.event_id && { eventId: contest.event_id }),
        action: uphold ? 'contest_entry.appeal_upheld' : 'contest_entry.appeal_dismissed',
        caller,
        reason: reason.trim(),
      });
    });
  }

  /** The secretaries may be of another mind than the rules, but two entries never take one place. */
  private async uphold(tx: Transaction, contest: LockedContest, entry: LockedEntry, now: Date): Promise<void> {
    const status = nextState(entryLifecycle, entry.status, 'upholdAppeal');
    if (!status) throw new InvalidInput([{ field: 'entryId', code: 'not_allowed' }]);
    const { judgement, takenOfOrganisation, takenOfInstitution } = await this.rules.answer(tx, {
      contestId: contest.id,
      setup: contest.setup,
      boardId: entry.board_id,
      organisationId: entry.organisation_id,
      institutionId: entry.institution_id,
      entryId: entry.id,
      field: entry.field,
      teamSize: entry.team.length,
      teamEmails: entry.team.map(({ email }) => email).filter(Boolean),
    });
    const full = judgement.because.filter(({ code }) => code.startsWith('TOO_MANY_OF'));
    if (full.length > 0) throw new EntryNotAdmitted({ because: full });
    const { entriesPerOrganisation, entriesPerInstitution } = contest.setup.entryRules;
    await contestsSql(tx)
      .updateTable('contest_entries')
      .set({
        status,
        version: entry.version + 1,
        organisation_slot: freeSlot(entriesPerOrganisation, takenOfOrganisation),
        institution_slot: entry.institution_id === null ? null : freeSlot(entriesPerInstitution, takenOfInstitution),
        updated_at: now,
      })
      .where('id', '=', entry.id)
      .execute();
  }
}
