import { notFound, type Transaction } from '@pho-hien/platform';
import { lockRegistration, type LockedRegistration } from '../registrations/locked-registration.ts';
import type { EventsSql } from '../sql.ts';
import { eventsSql } from '../sql.ts';

const MEMBER = [
  'consent_requests.registration_id',
  'consent_requests.group_id',
  'consent_requests.guardian_name',
  'consent_requests.guardian_email',
  'consent_requests.asked_at',
  'consent_requests.answer_by',
  'consent_requests.answered_at',
] as const;

/** Locks the registration of somebody in a group, and gives it with what was asked of whom. Throws `NOT_FOUND`. */
export async function lockMember(tx: Transaction, registrationId: string) {
  const registration = await lockRegistration(tx, registrationId);
  const member = await eventsSql(tx)
    .selectFrom('consent_requests')
    .select(MEMBER)
    .where('registration_id', '=', registrationId)
    .executeTakeFirst();
  if (!member) throw notFound();
  return { registration, member };
}

/** A member as `lockMember` gives it. */
export interface LockedMember {
  readonly registration: LockedRegistration;
  readonly member: Awaited<ReturnType<typeof lockMember>>['member'];
}

/** Locks so many of a group to whom nothing was written yet; who is being written to elsewhere is passed over. */
export function unaskedOf(sql: EventsSql, groupId: string, count: number) {
  return sql
    .selectFrom('consent_requests')
    .innerJoin('registrations', 'registrations.id', 'consent_requests.registration_id')
    .selectAll('registrations')
    .select(MEMBER)
    .where('consent_requests.group_id', '=', groupId)
    .where('consent_requests.asked_at', 'is', null)
    .orderBy('registrations.id')
    .limit(count)
    .forUpdate()
    .skipLocked()
    .execute();
}

/** Somebody of a group with what was asked. */
export type MemberRow = Awaited<ReturnType<typeof unaskedOf>>[number];
