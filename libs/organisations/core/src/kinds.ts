import type { Role } from '@pho-hien/kernel';
import type { ApplicantType } from '@pho-hien/reference-core';

/**
 * What an organisation is. An individual with a project is one too, so that a project keeps its identity
 * when it becomes a company; an agency of the plan is one, so that its coordinator registers like a school's.
 */
export const ORGANISATION_KINDS = ['ENTERPRISE', 'TEAM', 'INDIVIDUAL', 'SUPPORT', 'SCHOOL', 'AGENCY'] as const;

/** What an organisation is. */
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

/** What anybody may create; an agency is linked by an administrator. */
export const OPEN_KINDS = ['ENTERPRISE', 'TEAM', 'INDIVIDUAL', 'SUPPORT', 'SCHOOL'] as const;

/** What anybody may create. */
export type OpenKind = (typeof OPEN_KINDS)[number];

/** The roles that people hold in an organisation of this kind, the one that answers for it first. */
export function rolesIn(kind: OrganisationKind): readonly [leading: Role, ...others: Role[]] {
  return kind === 'SCHOOL' || kind === 'AGENCY' ? ['COORDINATOR'] : ['STARTUP_OWNER', 'STARTUP_MEMBER'];
}

/** Whom of section II an organisation of this kind would be; null: the plan does not name it. */
export function applicantTypeOf(kind: OrganisationKind): ApplicantType | null {
  const types: Record<OrganisationKind, ApplicantType | null> = {
    ENTERPRISE: 'ENTERPRISE',
    TEAM: 'GROUP',
    INDIVIDUAL: 'INDIVIDUAL',
    SUPPORT: 'SUPPORT_ORGANISATION',
    SCHOOL: null,
    AGENCY: null,
  };
  return types[kind];
}

/** Whether two organisations of these kinds can be one and the same: a team may have become an enterprise, never a school. */
export function canBeOne(a: OrganisationKind, b: OrganisationKind): boolean {
  return rolesIn(a)[0] === rolesIn(b)[0] && (a === 'AGENCY') === (b === 'AGENCY');
}
