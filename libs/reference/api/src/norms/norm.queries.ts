import { Injectable } from '@nestjs/common';
import { Database } from '@pho-hien/platform';
import { type NormAnswer, normOn } from '@pho-hien/reference-core';
import { referenceSql } from '../persistence.ts';
import type { NormType } from './norm.graphql.ts';

/** Reads of norms; a small table, read whole. */
@Injectable()
export class NormQueries {
  constructor(private readonly database: Database) {}

  /** By key, the newest first; also those that ended, none that was replaced. */
  async all(): Promise<NormType[]> {
    const rows = await referenceSql(this.database.reader)
      .selectFrom('norms')
      .selectAll()
      .where('replaced_at', 'is', null)
      .orderBy('key')
      .orderBy('scope')
      .orderBy('valid_from', (order) => order.desc().nullsLast())
      .execute();
    return rows.map((row) => ({
      ...{ id: row.id, key: row.key, scope: row.scope, value: row.value, unit: row.unit, citation: row.citation },
      ...{ from: row.valid_from, to: row.valid_to, standing: row.standing, note: row.note },
      localLevelRequired: row.local_level_required,
      verified: row.verified_at !== null,
      verifiedAt: row.verified_at,
    }));
  }

  /** What a norm says on a day. */
  async on(key: string, day: string): Promise<NormAnswer> {
    return normOn(await this.all(), key, day);
  }
}
