import { notFound, type Transaction } from '@pho-hien/platform';
import { boothsSql } from '../sql.ts';

/** Locks a stay until the transaction ends and gives its row with where it is. Throws `NOT_FOUND`. */
export async function lockStay(tx: Transaction, id: string) {
  const row = await boothsSql(tx)
    .selectFrom('booth_stays as stay')
    .innerJoin('booths', 'booths.id', 'stay.booth_id')
    .innerJoin('stand_requests as request', 'request.id', 'stay.request_id')
    .selectAll('stay')
    .select(['booths.event_id', 'booths.number', 'booths.zone_id', 'request.organisation_id'])
    .where('stay.id', '=', id)
    .forUpdate('stay')
    .executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

/** A locked stay. */
export type LockedStay = Awaited<ReturnType<typeof lockStay>>;
