import { InvalidInput } from '@pho-hien/kernel';
import type { Transaction } from '@pho-hien/platform';
import { sql } from 'kysely';
import { boothsSql } from '../sql.ts';
import type { LockedHall } from './locked-hall.ts';

/**
 * Makes the rows of zones and booths what the hall's draft says. The caller holds the booths, and has seen that
 * everybody who has one finds room. Throws `InvalidInput` for an id of another hall.
 */
export async function writeBooths(tx: Transaction, { id: hallId, event_id, draft }: LockedHall): Promise<void> {
  const db = boothsSql(tx);
  // Stays move from zone to zone one by one: only the end counts, so no supply binds on the way.
  const known = await db
    .selectFrom('booth_zones')
    .select(['id', 'drawn_watts'])
    .where('hall_id', '=', hallId)
    .execute();
  const drawn = known.reduce((sum, zone) => sum + zone.drawn_watts, 0);
  const zones = draft.zones.map(({ id, supplyWatts }) => ({ id, hall_id: hallId, supply_watts: supplyWatts + drawn }));
  const kept = await db
    .insertInto('booth_zones')
    .values(zones)
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet(({ ref }) => ({ supply_watts: ref('excluded.supply_watts') }))
        .where('booth_zones.hall_id', '=', hallId),
    )
    .returning('id')
    .execute();
  if (kept.length < zones.length) throw new InvalidInput([{ field: 'zones', code: 'duplicate' }]);
  await closeRemoved(
    tx,
    hallId,
    draft.booths.map(({ id }) => id),
  );
  await clearNumbers(tx, hallId, draft.booths);
  if (draft.booths.length > 0) {
    const written = await db
      .insertInto('booths')
      .values(
        draft.booths.map(({ id, number, zoneId, blocked }) => ({
          id,
          hall_id: hallId,
          event_id,
          zone_id: zoneId,
          number,
          closed: blocked,
        })),
      )
      .onConflict((conflict) =>
        conflict
          .column('id')
          .doUpdateSet(({ ref }) => ({
            zone_id: ref('excluded.zone_id'),
            number: ref('excluded.number'),
            closed: ref('excluded.closed'),
            removed: ref('excluded.removed'),
          }))
          .where('booths.hall_id', '=', hallId),
      )
      .returning('id')
      .execute();
    if (written.length < draft.booths.length) throw new InvalidInput([{ field: 'booths', code: 'duplicate' }]);
  }
  for (const { id, supplyWatts } of draft.zones)
    await db.updateTable('booth_zones').set({ supply_watts: supplyWatts }).where('id', '=', id).execute();
}

async function closeRemoved(tx: Transaction, hallId: string, staying: readonly string[]): Promise<void> {
  let gone = boothsSql(tx)
    .updateTable('booths')
    .set({ closed: true, removed: true })
    .where('hall_id', '=', hallId)
    .where('removed', '=', false);
  if (staying.length > 0) gone = gone.where('id', 'not in', staying);
  await gone.execute();
}

/** Two booths may swap numbers, which no order of writing could do under the unique index: they give them up first. */
async function clearNumbers(
  tx: Transaction,
  hallId: string,
  booths: readonly { readonly id: string; readonly number: string }[],
): Promise<void> {
  const rows = await boothsSql(tx)
    .selectFrom('booths')
    .select(['id', 'number'])
    .where('hall_id', '=', hallId)
    .where('removed', '=', false)
    .execute();
  const wanted = new Map(booths.map(({ id, number }) => [id, number]));
  const changing = rows.filter(({ id, number }) => wanted.get(id) !== number).map(({ id }) => id);
  if (changing.length === 0) return;
  // No plan has such a number: it begins with a hyphen.
  await sql`
    update booths set number = '-' || given.at
    from unnest(${changing}::uuid[]) with ordinality as given (id, at) where booths.id = given.id
  `.execute(boothsSql(tx));
}
