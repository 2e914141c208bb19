import type { OrganisationProfile } from '@pho-hien/organisations-core';
import type { OrganisationProfileInput } from '../organisation.graphql.ts';

/** Empty is not known. */
const known = (text: string | null | undefined): string | null => (text?.trim() ? text.trim() : null);

/** What a form sent, with every field named. */
export function asProfile(input: OrganisationProfileInput): OrganisationProfile {
  return {
    kind: input.kind,
    name: input.name,
    taxCode: known(input.taxCode),
    firstRegisteredOn: input.firstRegisteredOn ?? null,
    projectName: known(input.projectName),
    field: input.field ?? null,
    stage: input.stage ?? null,
    intellectualProperty: input.intellectualProperty ?? [],
    pitch: input.pitch ?? '',
    website: known(input.website),
    communeCode: known(input.communeCode),
    logoFileId: input.logoFileId ?? null,
    headExperienceYears: input.headExperienceYears ?? null,
    hasSupportProcess: input.hasSupportProcess ?? false,
    hasCooperationAgreements: input.hasCooperationAgreements ?? false,
  };
}
