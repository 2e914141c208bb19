import type { MergeFollower } from '@pho-hien/organisations-api';
import { boothsSql } from '../sql.ts';

/** Two organisations turned out to be one: requests and stands of the merged one are the survivor's, beside its own. */
export const followMerge: MergeFollower = async (tx, { mergedId, survivorId }) => {
  await boothsSql(tx)
    .updateTable('stand_requests')
    .set({ organisation_id: survivorId, merged: true })
    .where('organisation_id', '=', mergedId)
    .execute();
};
