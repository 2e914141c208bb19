import { normaliseName, searchKey } from '@pho-hien/kernel';
import { nameKey, type OrganisationProfile, parseTaxCode, parseWebsite } from '@pho-hien/organisations-core';

/** A profile as the columns of `organisations` that people change. Meant for input without problems. */
export function profileColumns(profile: OrganisationProfile) {
  const name = normaliseName(profile.name);
  return {
    kind: profile.kind,
    name,
    search_name: searchKey(name),
    name_key: nameKey(name),
    tax_code: profile.taxCode === null ? null : parseTaxCode(profile.taxCode)!.code,
    first_registered_on: profile.firstRegisteredOn,
    project_name: profile.projectName === null ? null : normaliseName(profile.projectName),
    field: profile.field,
    stage: profile.stage,
    intellectual_property: JSON.stringify([...new Set(profile.intellectualProperty)].sort()),
    pitch: profile.pitch.normalize('NFC').trim(),
    website: profile.website === null ? null : parseWebsite(profile.website),
    commune_code: profile.communeCode,
    logo_file_id: profile.logoFileId,
    head_experience_years: profile.headExperienceYears,
    has_support_process: profile.hasSupportProcess,
    has_cooperation_agreements: profile.hasCooperationAgreements,
  };
}

/** How long the search text may be, in bytes; what was merged first is the last to be left out. */
const SEARCH_BYTES = 2000;

/** The search text of an organisation with those of what was merged into it. */
export function searchTextOf(own: string, aliases: readonly string[]): string {
  const bytes = Buffer.from([own, ...aliases].join(' ')).subarray(0, SEARCH_BYTES);
  // A letter that was cut in two is left out.
  return bytes.toString().replace(/\uFFFD+$/, '');
}

/** What an organisation is searched by, without what was merged into it. */
export function ownSearchText(
  profile: Pick<OrganisationProfile, 'name' | 'projectName'>,
  taxCode: string | null,
): string {
  return [searchKey(profile.name), searchKey(profile.projectName ?? ''), taxCode ?? ''].filter(Boolean).join(' ');
}
