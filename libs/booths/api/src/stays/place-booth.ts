import { hasPowerFor } from '@pho-hien/booths-core';
import { InvalidInput } from '@pho-hien/kernel';
import { notFound, type Transaction, violatedConstraint } from '@pho-hien/platform';
import { PowerExceeded } from '../halls/hall-failures.ts';
import { boothsSql } from '../sql.ts';
import { BoothTaken, RequestPlaced } from './stay-failures.ts';

/** Locks a request that stands, until the transaction ends. Throws `NOT_FOUND`. */
export async function lockRequest(tx: Transaction, id: string) {
  const row = await boothsSql(tx)
    .selectFrom('stand_requests')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row || row.status !== 'SUBMITTED') throw notFound();
  return row;
}

/** Locks a booth until the transaction ends. Throws `NOT_FOUND`, `InvalidInput` for one that is closed. */
export async function lockBooth(tx: Transaction, id: string, eventId: string) {
  const row = await boothsSql(tx).selectFrom('booths').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row || row.event_id !== eventId || row.removed) throw notFound();
  if (row.closed) throw new InvalidInput([{ field: 'boothId', code: 'not_allowed' }]);
  return row;
}

/** Throws `BoothTaken` when somebody holds or has the booth, `RequestPlaced` when the request has one. */
export async function requireFree(tx: Transaction, boothId: string, requestId: string, now: Date): Promise<void> {
  const rows = await boothsSql(tx)
    .selectFrom('booth_stays as stay')
    .innerJoin('booths', 'booths.id', 'stay.booth_id')
    .select(['booth_id', 'number', 'status', 'held_until'])
    .where((is) => is.or([is('booth_id', '=', boothId), is('request_id', '=', requestId)]))
    .where('status', '<>', 'RELEASED')
    .where((is) => is.or([is('status', '<>', 'HELD'), is('held_until', '>', now)]))
    .execute();
  const taking = rows.find(({ booth_id }) => booth_id === boothId);
  if (taking)
    throw new BoothTaken({ number: taking.number, heldUntil: taking.status === 'HELD' ? taking.held_until : null });
  if (rows[0]) throw new RequestPlaced({ number: rows[0].number });
}

/** Locks the booth's zone. Throws `PowerExceeded` when it has not so many watts left. */
export async function requirePower(tx: Transaction, zoneId: string, watts: number): Promise<void> {
  const zone = await boothsSql(tx)
    .selectFrom('booth_zones')
    .selectAll()
    .where('id', '=', zoneId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const power = { supplyWatts: zone.supply_watts, drawnWatts: zone.drawn_watts };
  if (hasPowerFor(power, watts)) return;
  throw new PowerExceeded({ zoneName: await zoneName(tx, zone), ...power, askedWatts: watts });
}

async function zoneName(
  tx: Transaction,
  { id, hall_id }: { readonly id: string; readonly hall_id: string },
): Promise<string> {
  const { plan } = await boothsSql(tx)
    .selectFrom('hall_plans')
    .innerJoin('halls', (join) =>
      join.onRef('halls.id', '=', 'hall_plans.hall_id').onRef('published_version', '=', 'hall_plans.version'),
    )
    .select('plan')
    .where('hall_id', '=', hall_id)
    .executeTakeFirstOrThrow();
  return plan.zones.find((zone) => zone.id === id)?.name.vi ?? '';
}

/** The failure to tell when the database refuses a stay; any other error as it is. */
export function refusedStay(error: unknown): unknown {
  if (violatedConstraint(error) === 'booth_stays_open_booth')
    return new InvalidInput([{ field: 'boothId', code: 'not_allowed' }]);
  return error;
}
