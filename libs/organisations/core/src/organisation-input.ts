import {
  type FieldProblem,
  isId,
  isVietnamDay,
  nameProblem,
  normaliseName,
  type ProblemCode,
  problemIn,
  textProblem,
  type VietnamDay,
} from '@pho-hien/kernel';
import { OPEN_KINDS, type OrganisationKind } from './kinds.ts';
import {
  type Field,
  FIELDS,
  INTELLECTUAL_PROPERTIES,
  type IntellectualProperty,
  type Stage,
  STAGES,
} from './profile-lists.ts';
import { parseTaxCode } from './tax-code.ts';
import { parseWebsite } from './website.ts';

/** How long the short pitch may be, in characters: what one reads in half a minute. */
export const PITCH_LENGTH = 600;

/** Nobody has more years of experience, and no certificate is older. */
const MOST_YEARS = 70;
const EARLIEST_CERTIFICATE = '1945-09-02';

/** What people say of their organisation. Whatever is not known yet is null, false or empty. */
export interface OrganisationProfile {
  readonly kind: OrganisationKind;
  readonly name: string;
  readonly taxCode: string | null;
  /** The first enterprise registration certificate. */
  readonly firstRegisteredOn: VietnamDay | null;
  /** The startup project of an individual or a team. */
  readonly projectName: string | null;
  readonly field: Field | null;
  readonly stage: Stage | null;
  readonly intellectualProperty: readonly IntellectualProperty[];
  readonly pitch: string;
  readonly website: string | null;
  readonly communeCode: string | null;
  readonly logoFileId: string | null;
  /** Of the head of a support organisation, in consulting, finance or business support. */
  readonly headExperienceYears: number | null;
  readonly hasSupportProcess: boolean;
  readonly hasCooperationAgreements: boolean;
}

/**
 * What is wrong with a profile, field by field. A field that is empty is never wrong, but the name and the kind.
 *
 * @param today a certificate cannot be of a later day
 * @param linked the organisation is an agency already; nobody becomes one by a form
 */
export function profileProblems(profile: OrganisationProfile, today: VietnamDay, linked = false): FieldProblem[] {
  const oneOf = (value: string | null, list: readonly string[]): ProblemCode | null =>
    value === null || list.includes(value) ? null : 'unknown_value';
  return [
    ...problemIn('kind', linked ? null : oneOf(profile.kind, OPEN_KINDS)),
    ...problemIn('name', organisationNameProblem(profile.name)),
    ...problemIn('taxCode', profile.taxCode === null || parseTaxCode(profile.taxCode) ? null : 'not_a_tax_code'),
    ...problemIn('firstRegisteredOn', certificateProblem(profile.firstRegisteredOn, today)),
    ...problemIn('projectName', profile.projectName === null ? null : organisationNameProblem(profile.projectName)),
    ...problemIn('field', oneOf(profile.field, FIELDS)),
    ...problemIn('stage', oneOf(profile.stage, STAGES)),
    ...problemIn(
      'intellectualProperty',
      profile.intellectualProperty.every((one) => INTELLECTUAL_PROPERTIES.includes(one)) ? null : 'unknown_value',
    ),
    ...problemIn('pitch', textProblem(profile.pitch, PITCH_LENGTH)),
    ...problemIn('website', profile.website === null || parseWebsite(profile.website) ? null : 'not_a_website'),
    ...problemIn(
      'communeCode',
      profile.communeCode === null || /^\d{5}$/.test(profile.communeCode) ? null : 'unknown_value',
    ),
    ...problemIn('logoFileId', profile.logoFileId === null || isId(profile.logoFileId) ? null : 'not_an_id'),
    ...problemIn('headExperienceYears', yearsProblem(profile.headExperienceYears)),
  ];
}

/** What is wrong with the name of an organisation or a project, or `null`: as for people, and at least two characters. */
export function organisationNameProblem(name: string): ProblemCode | null {
  return nameProblem(name) ?? (normaliseName(name).length < 2 ? 'too_short' : null);
}

function certificateProblem(day: VietnamDay | null, today: VietnamDay): ProblemCode | null {
  if (day === null) return null;
  if (!isVietnamDay(day)) return 'not_a_day';
  if (day > today) return 'in_the_future';
  return day < EARLIEST_CERTIFICATE ? 'not_a_day' : null;
}

function yearsProblem(years: number | null): ProblemCode | null {
  if (years === null) return null;
  if (!Number.isInteger(years)) return 'not_a_number';
  return years < 0 ? 'too_small' : years > MOST_YEARS ? 'too_large' : null;
}
