import type { PlanChanges } from '@pho-hien/booths-core';
import type { Transaction } from '@pho-hien/platform';
import { boothsSql } from '../sql.ts';
import { BoothsTaken, ExhibitorsMoved, type Moved, PowerExceeded } from './hall-failures.ts';
import type { LockedHall } from './locked-hall.ts';

/** Locks the hall's booths until the transaction ends: nobody is placed in them meanwhile. */
export async function lockBooths(tx: Transaction, hallId: string): Promise<void> {
  await boothsSql(tx)
    .selectFrom('booths')
    .select('id')
    .where('hall_id', '=', hallId)
    .orderBy('id')
    .forUpdate()
    .execute();
}

/**
 * Gives the exhibitors whom the changes move, all of them named in `moving`.
 * The caller holds the hall's booths. Throws `BoothsTaken`, `ExhibitorsMoved`, `PowerExceeded`.
 */
export async function requireRoom(
  tx: Transaction,
  hall: LockedHall,
  { changed, closed }: PlanChanges,
  moving: readonly string[],
): Promise<Moved[]> {
  const stays = await staysIn(tx, hall.id);
  const taken = closed.flatMap(({ id, number }) => {
    const stay = stays.get(id);
    return stay ? [{ number, organisationName: stay.name }] : [];
  });
  if (taken.length > 0) throw new BoothsTaken({ taken });
  const moved = changed.flatMap(({ id, before, after, changes }): Moved[] => {
    const stay = stays.get(id);
    if (!stay) return [];
    const numbers = { numberBefore: before.number, numberAfter: after.number };
    return [{ stayId: stay.id, organisationName: stay.name, ...numbers, changes }];
  });
  if (!moved.every(({ stayId }) => moving.includes(stayId))) throw new ExhibitorsMoved({ moved });
  requirePower(hall, stays);
  return moved;
}

/** Who is in which booth of the hall, by booth. */
async function staysIn(tx: Transaction, hallId: string) {
  const rows = await boothsSql(tx)
    .selectFrom('booth_stays as stay')
    .innerJoin('booths', 'booths.id', 'stay.booth_id')
    .innerJoin('stand_requests as request', 'request.id', 'stay.request_id')
    .innerJoin('organisations', 'organisations.id', 'request.organisation_id')
    .select(['stay.id', 'stay.booth_id', 'stay.watts', 'organisations.name'])
    .where('booths.hall_id', '=', hallId)
    .where('stay.status', '<>', 'RELEASED')
    .execute();
  return new Map(rows.map((row) => [row.booth_id, row]));
}

/** What is drawn already must fit the supplies as they will be. */
function requirePower({ draft }: LockedHall, stays: ReadonlyMap<string, { readonly watts: number }>): void {
  for (const { id, name, supplyWatts } of draft.zones) {
    const drawnWatts = draft.booths
      .filter(({ zoneId }) => zoneId === id)
      .reduce((sum, booth) => sum + (stays.get(booth.id)?.watts ?? 0), 0);
    if (drawnWatts > supplyWatts)
      throw new PowerExceeded({ zoneName: name.vi, supplyWatts, drawnWatts, askedWatts: 0 });
  }
}
