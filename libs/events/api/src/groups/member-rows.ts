import { notFound, type Transaction } from '@pho-hien/platform';
import { lockRegistration, type LockedRegistration } from '../registrations/locked-registration.ts';
import type { EventsSql } from '../sql.ts';
import { eventsSql } from '../sql.ts';

const MEMBER = [
  'group_members.registration_id',
  'group_members.group_id',
  'group_members.guardian_name',
  'group_members.guardian_email',
  'group_members.asked_at',
  'group_members.answer_by',
  'group_members.answered_at',
] as const;

/** Locks the registration of somebody in a group, and gives it with what was asked of whom. Throws `NOT_FOUND`. */
export async function lockMember(tx: Transaction, registrationId: string) {
  const registration = await lockRegistration(tx, registrationId);
  const member = await eventsSql(tx)
    .selectFrom('group_members')
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
    .selectFrom('group_members')
    .innerJoin('registrations', 'registrations.id', 'group_members.registration_id')
    .selectAll('registrations')
    .select(MEMBER)
    .where('group_members.group_id', '=', groupId)
    .where('group_members.asked_at', 'is', null)
    .orderBy('registrations.id')
    .limit(count)
    .forUpdate()
    .skipLocked()
    .execute();
}

/** Somebody of a group with what was asked. */
export type MemberRow = Awaited<ReturnType<typeof unaskedOf>>[number];
