import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { draftProblems } from '@pho-hien/contests-core';
import { StoredFiles } from '@pho-hien/files-api';
import { type Clock, InvalidInput, normaliseEmail, normaliseName, problemIn } from '@pho-hien/kernel';
import { OrganisationQueries } from '@pho-hien/organisations-api';
import { type Caller, CLOCK, Database, notFound, type Transaction } from '@pho-hien/platform';
import { type LockedContest, lockContest } from '../setup/locked-contest.ts';
import { contestsSql } from '../sql.ts';
import { ENTRY_SLIDES, ENTRY_SUMMARY } from './entry-files.ts';
import { requireTaken } from './entry-failures.ts';
import { lockEntryAt } from './entry-rows.ts';
import type { SaveEntryInput } from './entry.graphql.ts';

/** Keeps an entry as far as it is written. */
@Injectable()
export class SaveEntry {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly files: StoredFiles,
    private readonly organisations: OrganisationQueries,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * The id was made by the form: sending it twice makes one entry. Throws `InvalidInput`, `EntriesNotTaken`,
   * `StaleVersion`; `NOT_FOUND` where the id is another organisation's.
   */
  async run(caller: Caller, input: SaveEntryInput): Promise<void> {
    const arrivedAt = this.clock.now();
    InvalidInput.throwIfAny(draftProblems(input));
    const organisationId = await this.organisations.standing(input.organisationId);
    if (organisationId === null) throw notFound();
    await this.requireInstitution(input.institutionId ?? null);
    await this.database.transaction(async (tx) => {
      const contest = await lockContest(tx, input.contestId);
      requireTaken(contest.status, contest.setup, arrivedAt);
      if (!contest.setup.boards.some(({ id }) => id === input.boardId))
        throw new InvalidInput([{ field: 'boardId', code: 'unknown_value' }]);
      const made = await this.insert(tx, input, organisationId, arrivedAt);
      const files = made ? [] : await this.update(tx, input, organisationId, arrivedAt);
      await this.saveTeam(tx, input);
      await this.attachFiles(tx, caller, input, files);
      if (made) await this.logMade(tx, caller, contest, input, organisationId);
    });
  }

  private async requireInstitution(id: string | null): Promise<void> {
    if (id === null) return;
    const institution = (await this.organisations.mentions([id])).get(id);
    InvalidInput.throwIfAny(problemIn('institutionId', institution?.kind === 'SCHOOL' ? null : 'unknown_value'));
  }

  private async insert(tx: Transaction, input: SaveEntryInput, organisationId: string, now: Date): Promise<boolean> {
    if (input.version != null) return false;
    const made = await contestsSql(tx)
      .insertInto('contest_entries')
      .values({
        id: input.id,
        contest_id: input.contestId,
        organisation_id: organisationId,
        status: 'DRAFT',
        ...columnsOf(input),
        created_at: now,
        updated_at: now,
      })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning('id')
      .executeTakeFirst();
    return made !== undefined;
  }

  /** Returns the files that it had. What was sent before and is sent again, without a version, is version 1 again. */
  private async update(tx: Transaction, input: SaveEntryInput, organisationId: string, now: Date): Promise<string[]> {
    const before = await lockEntryAt(tx, input.id, input.version ?? 1);
    if (before.organisation_id !== organisationId || before.contest_id !== input.contestId) throw notFound();
    if (before.status !== 'DRAFT') throw new InvalidInput([{ field: 'id', code: 'not_allowed' }]);
    await contestsSql(tx)
      .updateTable('contest_entries')
      .set({ ...columnsOf(input), version: before.version + 1, updated_at: now })
      .where('id', '=', input.id)
      .execute();
    await contestsSql(tx).deleteFrom('contest_entry_members').where('entry_id', '=', input.id).execute();
    return [before.slides_file_id, before.one_pager_file_id].filter((id) => id !== null);
  }

  private async saveTeam(tx: Transaction, { id, team }: SaveEntryInput): Promise<void> {
    if (team.length === 0) return;
    await contestsSql(tx)
      .insertInto('contest_entry_members')
      .values(
        team.map((member, position) => ({
          entry_id: id,
          position,
          full_name: normaliseName(member.fullName),
          email: normaliseEmail(member.email),
          task: member.task.normalize('NFC').trim(),
        })),
      )
      .execute();
  }

  private async attachFiles(tx: Transaction, caller: Caller, input: SaveEntryInput, before: readonly string[]) {
    const wanted = [
      { field: 'slidesFileId', id: input.slidesFileId ?? null, purpose: ENTRY_SLIDES },
      { field: 'onePagerFileId', id: input.onePagerFileId ?? null, purpose: ENTRY_SUMMARY },
    ];
    for (const { field, id, purpose } of wanted) {
      if (id === null || before.includes(id)) continue;
      const refused = await this.files.attach(tx, { ids: [id], purpose, to: input.id, caller });
      InvalidInput.throwIfAny(problemIn(field, refused.length > 0 ? 'unknown_value' : null));
    }
    const kept = wanted.map(({ id }) => id);
    await this.files.detach(
      tx,
      before.filter((id) => !kept.includes(id)),
      input.id,
    );
  }

  private async logMade(
    tx: Transaction,
    caller: Caller,
    contest: LockedContest,
    { id, boardId }: SaveEntryInput,
    organisationId: string,
  ): Promise<void> {
    await this.audit.open(tx, {
      aggregateType: 'contest_entry',
      aggregateId: id,
      ...(contest.event_id && { eventId: contest.event_id }),
      action: 'contest_entry.begun',
      caller,
      changes: { contestId: contest.id, boardId, organisationId },
    });
  }
}

function columnsOf(input: SaveEntryInput) {
  return {
    board_id: input.boardId,
    institution_id: input.institutionId ?? null,
    title: normaliseName(input.title),
    summary: input.summary.normalize('NFC').trim(),
    field: input.field ?? null,
    video_url: input.videoUrl.trim(),
    slides_file_id: input.slidesFileId ?? null,
    one_pager_file_id: input.onePagerFileId ?? null,
    mentor_emails: JSON.stringify(input.mentorEmails.map(normaliseEmail)) as never,
  };
}
