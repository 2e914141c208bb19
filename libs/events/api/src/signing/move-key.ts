import { type SigningKeyStep, signingKeyLifecycle } from '@pho-hien/events-core';
import { type Clock, nextState } from '@pho-hien/kernel';
import { notFound, type Transaction } from '@pho-hien/platform';
import { lockEvent } from '../events/locked-event.ts';
import { eventsSql } from '../sql.ts';

/** A key whose event is locked. */
export interface LockedKey {
  readonly id: string;
  readonly number: number;
  readonly eventId: string;
  readonly wasActive: boolean;
}

/**
 * Takes a key one step along its lifecycle under the event's lock, which guards all its keys; null
 * when its state knows no such step. Throws `NOT_FOUND`.
 */
export async function moveKey(
  tx: Transaction,
  keyId: string,
  step: SigningKeyStep,
  clock: Clock,
): Promise<LockedKey | null> {
  const sql = eventsSql(tx);
  const find = () => sql.selectFrom('event_keys').selectAll().where('id', '=', keyId).executeTakeFirst();
  const found = await find();
  if (!found) throw notFound();
  await lockEvent(tx, found.event_id);
  const { status } = (await find())!;
  const next = nextState(signingKeyLifecycle, status, step);
  if (!next) return null;
  const ended_at = found.ended_at ?? clock.now();
  await sql.updateTable('event_keys').set({ status: next, ended_at }).where('id', '=', keyId).execute();
  return { id: keyId, number: found.key_number, eventId: found.event_id, wasActive: status === 'ACTIVE' };
}
