import type { OrganisationKind } from './kinds.ts';
import type { OrganisationProfile } from './organisation-input.ts';

/** A part of the profile that can be missing. */
export type ProfilePart = Exclude<keyof OrganisationProfile, 'kind' | 'hasSupportProcess' | 'hasCooperationAgreements'>;

const SHARED: readonly ProfilePart[] = ['name', 'communeCode', 'pitch', 'logoFileId'];
const STARTUP: readonly ProfilePart[] = ['field', 'stage'];

const PARTS: Readonly<Record<OrganisationKind, readonly ProfilePart[]>> = {
  ENTERPRISE: ['name', 'taxCode', 'firstRegisteredOn', ...STARTUP, ...SHARED.slice(1)],
  TEAM: ['name', 'projectName', ...STARTUP, ...SHARED.slice(1)],
  INDIVIDUAL: ['name', 'projectName', ...STARTUP, ...SHARED.slice(1)],
  SUPPORT: ['name', 'taxCode', 'headExperienceYears', ...SHARED.slice(1)],
  SCHOOL: ['name', 'communeCode'],
  AGENCY: ['name'],
};

/** How much of a profile is there, for the bar on its home; website and intellectual property may stay empty. */
export function completeness(profile: OrganisationProfile): {
  readonly done: number;
  readonly of: number;
  /** In the order of the form. */
  readonly missing: readonly ProfilePart[];
} {
  const parts = PARTS[profile.kind];
  const missing = parts.filter((part) => {
    const value = profile[part];
    return value === null || value === '';
  });
  return { done: parts.length - missing.length, of: parts.length, missing };
}
