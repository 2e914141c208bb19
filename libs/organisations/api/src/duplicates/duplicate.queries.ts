import { Injectable } from '@nestjs/common';
import { PersonNames } from '@pho-hien/identity-api';
import { Database } from '@pho-hien/platform';
import { OrganisationQueries } from '../organisation.queries.ts';
import { organisationsSql } from '../persistence.ts';
import type { OrganisationMergeType, OrganisationPairType } from './duplicate.graphql.ts';

/** The most pairs, or mergings, in one list. */
const MOST = 100;

@Injectable()
export class DuplicateQueries {
  constructor(
    private readonly database: Database,
    private readonly organisations: OrganisationQueries,
    private readonly names: PersonNames,
  ) {}

  /** Pairs that nobody has settled, the likeliest first. */
  async open(): Promise<OrganisationPairType[]> {
    const rows = await organisationsSql(this.database.reader)
      .selectFrom('organisation_pairs')
      .selectAll()
      .where('settlement', 'is', null)
      .orderBy('same_tax_code', 'desc')
      .orderBy('similarity', 'desc')
      .orderBy('id')
      .limit(MOST)
      .execute();
    const found = await this.organisations.byIds(rows.flatMap((row) => [row.first_id, row.second_id]));
    return rows.map((row) => ({
      id: row.id,
      first: found.get(row.first_id)!,
      second: found.get(row.second_id)!,
      sameTaxCode: row.same_tax_code,
      similarity: row.similarity,
      foundAt: row.found_at,
    }));
  }

  /** What was merged, the latest first. */
  async history(): Promise<OrganisationMergeType[]> {
    const rows = await organisationsSql(this.database.reader)
      .selectFrom('organisation_merges')
      .selectAll()
      .orderBy('id', 'desc')
      .limit(MOST)
      .execute();
    const found = await this.organisations.byIds(rows.flatMap((row) => [row.merged_id, row.survivor_id]));
    const names = await this.names.of(rows.map((row) => row.merged_by));
    return rows.map((row) => ({
      id: row.id,
      merged: found.get(row.merged_id)!,
      survivor: found.get(row.survivor_id)!,
      mergedBy: names.get(row.merged_by) ?? null,
      mergedAt: row.merged_at,
      reason: row.reason,
      peopleMoved: row.people_moved,
    }));
  }
}
