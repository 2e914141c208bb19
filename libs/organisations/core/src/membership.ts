import type { Role } from '@pho-hien/kernel';
import { type OrganisationKind, rolesIn } from './kinds.ts';

/** Somebody of an organisation. */
export interface Member {
  readonly userId: string;
  readonly role: Role;
}

/**
 * Whether this person can go, or do with a lesser role: somebody has to answer for the organisation.
 * An agency may stand without a coordinator until an administrator finds the next.
 */
export function canGo(kind: OrganisationKind, members: readonly Member[], userId: string): boolean {
  if (kind === 'AGENCY') return true;
  const [leading] = rolesIn(kind);
  const leads = (member: Member) => member.role === leading;
  const isLeading = members.some((member) => member.userId === userId && leads(member));
  return !isLeading || members.some((member) => member.userId !== userId && leads(member));
}
