import { LIVE_ENTRY_STATUSES } from '@pho-hien/contests-core';
import type { MergeFollower } from '@pho-hien/organisations-api';
import { contestsSql } from '../sql.ts';

/**
 * Two organisations turned out to be one: entries of the merged one are the survivor's. Each takes a free place beside
 * the survivor's own, also above what the rules allow: who entered before the merging is not thrown out by it.
 */
export const followMerge: MergeFollower = async (tx, { mergedId, survivorId }) => {
  const sql = contestsSql(tx);
  await sql
    .updateTable('contest_entries')
    .set({ institution_id: survivorId, institution_slot: null })
    .where('institution_id', '=', mergedId)
    .execute();
  const entries = await sql
    .selectFrom('contest_entries')
    .select(['id', 'contest_id', 'status', 'organisation_slot'])
    .where('organisation_id', '=', mergedId)
    .orderBy('id')
    .forUpdate()
    .execute();
  for (const { id, contest_id, status, organisation_slot } of entries) {
    const isPlaced = organisation_slot !== null && (LIVE_ENTRY_STATUSES as readonly string[]).includes(status);
    const taken = await sql
      .selectFrom('contest_entries')
      .select(({ fn }) => fn.max('organisation_slot').as('last'))
      .where('contest_id', '=', contest_id)
      .where('organisation_id', '=', survivorId)
      .executeTakeFirstOrThrow();
    await sql
      .updateTable('contest_entries')
      .set({ organisation_id: survivorId, organisation_slot: isPlaced ? (taken.last ?? 0) + 1 : null })
      .where('id', '=', id)
      .execute();
  }
};
