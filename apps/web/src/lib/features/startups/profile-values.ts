import type { OrganisationProfile } from '@pho-hien/organisations-core';
import type { OrganisationProfileInput, ProfileFragment } from '#generated/graphql.ts';

const TEXTS = [
  'kind',
  'name',
  'taxCode',
  'firstRegisteredOn',
  'projectName',
  'field',
  'stage',
  'pitch',
  'website',
  'communeCode',
  'logoFileId',
  'headExperienceYears',
  'hasSupportProcess',
  'hasCooperationAgreements',
] as const;

/** A profile as its form holds it; what is ticked is `yes`. */
export type ProfileValues = Record<(typeof TEXTS)[number], string> & { intellectualProperty: string[] };

/** The form of somebody who begins. */
export const emptyProfile: ProfileValues = {
  ...(Object.fromEntries(TEXTS.map((name) => [name, ''])) as Omit<ProfileValues, 'intellectualProperty'>),
  kind: 'ENTERPRISE',
  intellectualProperty: [],
};

/** What the API keeps, as the form shows it. */
export function profileValues(profile: ProfileFragment): ProfileValues {
  return {
    kind: profile.kind,
    name: profile.name,
    taxCode: profile.taxCode ?? '',
    firstRegisteredOn: profile.firstRegisteredOn ?? '',
    projectName: profile.projectName ?? '',
    field: profile.field ?? '',
    stage: profile.stage ?? '',
    pitch: profile.pitch,
    website: profile.website ?? '',
    communeCode: profile.communeCode ?? '',
    logoFileId: profile.logoFileId ?? '',
    headExperienceYears: profile.headExperienceYears == null ? '' : String(profile.headExperienceYears),
    hasSupportProcess: profile.hasSupportProcess ? 'yes' : '',
    hasCooperationAgreements: profile.hasCooperationAgreements ? 'yes' : '',
    intellectualProperty: [...profile.intellectualProperty],
  };
}

/** What a form sent. */
export function readProfile(data: FormData): ProfileValues {
  const text = (name: string) => String(data.get(name) ?? '').trim();
  return {
    ...(Object.fromEntries(TEXTS.map((name) => [name, text(name)])) as Omit<ProfileValues, 'intellectualProperty'>),
    intellectualProperty: data.getAll('intellectualProperty').map(String),
  };
}

/** What is in the form, as the rules in core read it; a number that is none is not given. */
export function profileOf(values: ProfileValues): OrganisationProfile {
  const years = values.headExperienceYears.trim();
  return {
    kind: values.kind as OrganisationProfile['kind'],
    name: values.name,
    taxCode: values.taxCode.trim() || null,
    firstRegisteredOn: values.firstRegisteredOn || null,
    projectName: values.projectName.trim() || null,
    field: (values.field || null) as OrganisationProfile['field'],
    stage: (values.stage || null) as OrganisationProfile['stage'],
    intellectualProperty: values.intellectualProperty as OrganisationProfile['intellectualProperty'],
    pitch: values.pitch,
    website: values.website.trim() || null,
    communeCode: values.communeCode || null,
    logoFileId: values.logoFileId || null,
    headExperienceYears: /^\d{1,3}$/.test(years) ? Number(years) : null,
    hasSupportProcess: values.hasSupportProcess === 'yes',
    hasCooperationAgreements: values.hasCooperationAgreements === 'yes',
  };
}

/** The input of the API, or the problem of a field that cannot be one. */
export function profileInput(values: ProfileValues): {
  input: OrganisationProfileInput;
  problems: { field: string; code: string }[];
} {
  const profile = profileOf(values);
  const lost = values.headExperienceYears.trim() !== '' && profile.headExperienceYears === null;
  return {
    input: { ...profile, intellectualProperty: [...profile.intellectualProperty] },
    problems: lost ? [{ field: 'headExperienceYears', code: 'not_a_number' }] : [],
  };
}
