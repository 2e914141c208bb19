import { Injectable } from '@nestjs/common';
import type { EntryStatus } from '@pho-hien/contests-core';
import { inContest, inOrganisation, type Scope } from '@pho-hien/kernel';
import { Database, pageSize, toConnection } from '@pho-hien/platform';
import { contestsSql, type ContestsSql } from '../sql.ts';
import type { ContestEntryType, EntryAppealType, EntryMember } from './entry.graphql.ts';

/** Which entries of a contest to list; by number, drafts left out. */
export interface EntryList {
  readonly contestId: string;
  readonly boardId?: string | null;
  readonly statuses?: readonly EntryStatus[] | null;
  readonly first?: number | null;
  readonly after?: string | null;
}

const COLUMNS = [
  'id',
  'contest_id',
  'board_id',
  'organisation_id',
  'institution_id',
  'status',
  'number',
  'version',
  'title',
  'summary',
  'field',
  'video_url',
  'slides_file_id',
  'one_pager_file_id',
  'mentor_emails',
  'submitted_at',
  'judgement',
  'found_at',
  'finding_reason',
  'round_id',
  'updated_at',
] as const;

/** Reads of entries, for their own people and the secretaries. */
@Injectable()
export class EntryQueries {
  constructor(private readonly database: Database) {}

  private get sql(): ContestsSql {
    return contestsSql(this.database.reader);
  }

  async byIds(ids: readonly string[]): Promise<Map<string, ContestEntryType>> {
    if (ids.length === 0) return new Map();
    const rows = await entriesQuery(this.sql).where('id', 'in', ids).execute();
    return new Map(rows.map((row) => [row.id, asEntry(row)]));
  }

  /** Throws when there is none. */
  async byId(id: string): Promise<ContestEntryType> {
    const entry = (await this.byIds([id])).get(id);
    if (!entry) throw new Error(`No entry ${id}`);
    return entry;
  }

  /** What an organisation entered, and what it is still writing, the newest first. */
  async ofOrganisation(organisationId: string): Promise<ContestEntryType[]> {
    const rows = await entriesQuery(this.sql)
      .where('organisation_id', '=', organisationId)
      .orderBy('id', 'desc')
      .limit(200)
      .execute();
    return rows.map(asEntry);
  }

  /** What was handed in to a contest, by number. */
  async page({ contestId, boardId, statuses, first, after }: EntryList) {
    const size = pageSize(first);
    let query = entriesQuery(this.sql).where('contest_id', '=', contestId).where('number', 'is not', null);
    if (boardId) query = query.where('board_id', '=', boardId);
    if (statuses && statuses.length > 0) query = query.where('status', 'in', statuses);
    const from = Number(after ?? '');
    if (from > 0) query = query.where('number', '>', from);
    const rows = await query
      .orderBy('number')
      .limit(size + 1)
      .execute();
    return toConnection(rows.map(asEntry), size, ({ number }) => String(number));
  }

  async teamsOf(entryIds: readonly string[]): Promise<Map<string, EntryMember[]>> {
    const rows = await this.sql
      .selectFrom('contest_entry_members')
      .selectAll()
      .where('entry_id', 'in', entryIds)
      .orderBy('position')
      .execute();
    const teams = new Map<string, EntryMember[]>(entryIds.map((id) => [id, []]));
    for (const { entry_id, full_name: fullName, email, task } of rows)
      teams.get(entry_id)!.push({ fullName, email, task });
    return teams;
  }

  /** The latest appeal of each entry. */
  async appealsOf(entryIds: readonly string[]): Promise<Map<string, EntryAppealType>> {
    const rows = await this.sql
      .selectFrom('contest_appeals')
      .selectAll()
      .where('entry_id', 'in', entryIds)
      .orderBy('id')
      .execute();
    return new Map(
      rows.map(({ entry_id, id, status, grounds, filed_at: filedAt, decided_at: decidedAt, reason }) => [
        entry_id,
        { id, status, grounds, filedAt, decidedAt, reason },
      ]),
    );
  }

  /** Where an entry belongs; null when there is none. */
  async placeOf(id: string) {
    const row = await this.sql
      .selectFrom('contest_entries')
      .innerJoin('contests', 'contests.id', 'contest_entries.contest_id')
      .select(['organisation_id', 'contest_id', 'event_id'])
      .where('contest_entries.id', '=', id)
      .executeTakeFirst();
    return row ? { organisationId: row.organisation_id, contestId: row.contest_id, eventId: row.event_id } : null;
  }

  /** Where rights of the secretaries over an entry are held. */
  async contestScopeOf(id: string): Promise<Scope | null> {
    const place = await this.placeOf(id);
    return place && inContest(place.contestId, place.eventId);
  }

  /** Where rights of its own people are held. */
  async ownScopeOf(id: string): Promise<Scope | null> {
    const place = await this.placeOf(id);
    return place && inOrganisation(place.organisationId);
  }

  /** Whether this person has a sheet for the entry that is not void. */
  async isJudgedBy(id: string, userId: string): Promise<boolean> {
    const sheet = await this.sql
      .selectFrom('contest_sheets')
      .innerJoin('contest_judges', 'contest_judges.id', 'contest_sheets.judge_id')
      .select('contest_sheets.id')
      .where('entry_id', '=', id)
      .where('contest_judges.user_id', '=', userId)
      .where('contest_judges.ended_at', 'is', null)
      .where('status', '<>', 'VOID')
      .limit(1)
      .executeTakeFirst();
    return sheet !== undefined;
  }
}

const entriesQuery = (sql: ContestsSql) => sql.selectFrom('contest_entries').select(COLUMNS);

type EntryRow = Awaited<ReturnType<ReturnType<typeof entriesQuery>['execute']>>[number];

function asEntry(row: EntryRow): ContestEntryType {
  return {
    id: row.id,
    contestId: row.contest_id,
    boardId: row.board_id,
    organisationId: row.organisation_id,
    institutionId: row.institution_id,
    status: row.status,
    number: row.number,
    version: row.version,
    title: row.title,
    summary: row.summary,
    field: row.field,
    videoUrl: row.video_url,
    slidesFileId: row.slides_file_id,
    onePagerFileId: row.one_pager_file_id,
    mentorEmails: row.mentor_emails,
    submittedAt: row.submitted_at,
    judgement: row.judgement,
    foundAt: row.found_at,
    findingReason: row.finding_reason,
    roundId: row.round_id,
    updatedAt: row.updated_at,
  };
}
