import { m } from '@pho-hien/messages';
import type { FieldOfWork, IntellectualProperty, OrganisationKind, Stage } from '#generated/graphql.ts';
import type { ProfileValues } from './profile-values.ts';

const kinds: Record<OrganisationKind, () => string> = {
  ENTERPRISE: m.organisations_kind_enterprise,
  TEAM: m.organisations_kind_team,
  INDIVIDUAL: m.organisations_kind_individual,
  SUPPORT: m.organisations_kind_support,
  SCHOOL: m.organisations_kind_school,
  AGENCY: m.organisations_kind_agency,
};
const kindHints: Partial<Record<OrganisationKind, () => string>> = {
  ENTERPRISE: m.organisations_kind_enterprise_text,
  TEAM: m.organisations_kind_team_text,
  INDIVIDUAL: m.organisations_kind_individual_text,
  SUPPORT: m.organisations_kind_support_text,
  SCHOOL: m.organisations_kind_school_text,
};
const fields: Record<FieldOfWork, () => string> = {
  AGRICULTURE: m.organisations_field_agriculture,
  FOOD: m.organisations_field_food,
  CRAFT: m.organisations_field_craft,
  MANUFACTURING: m.organisations_field_manufacturing,
  DIGITAL: m.organisations_field_digital,
  EDUCATION: m.organisations_field_education,
  HEALTH: m.organisations_field_health,
  ENVIRONMENT: m.organisations_field_environment,
  TOURISM: m.organisations_field_tourism,
  COMMERCE: m.organisations_field_commerce,
  FINANCE: m.organisations_field_finance,
  OTHER: m.organisations_field_other,
};
const stages: Record<Stage, () => string> = {
  IDEA: m.organisations_stage_idea,
  PROTOTYPE: m.organisations_stage_prototype,
  FIRST_CUSTOMERS: m.organisations_stage_first_customers,
  GROWTH: m.organisations_stage_growth,
};
const properties: Record<IntellectualProperty, () => string> = {
  PATENT: m.organisations_ip_patent,
  UTILITY_SOLUTION: m.organisations_ip_utility_solution,
  INDUSTRIAL_DESIGN: m.organisations_ip_industrial_design,
  TRADEMARK: m.organisations_ip_trademark,
  COPYRIGHT: m.organisations_ip_copyright,
  PLANT_VARIETY: m.organisations_ip_plant_variety,
  TRADE_SECRET: m.organisations_ip_trade_secret,
  APPLIED_FOR: m.organisations_ip_applied_for,
};

export const fieldText = (field: FieldOfWork): string => fields[field]();
export const kindText = (kind: OrganisationKind): string => kinds[kind]();
export const kindHint = (kind: OrganisationKind): string => kindHints[kind]?.() ?? '';

const options = <Value extends string>(words: Record<Value, () => string>) =>
  Object.entries<() => string>(words).map(([value, text]) => ({ value, label: text() }));
export const kindOptions = () => options(kinds);
export const fieldOptions = () => options(fields);
export const stageOptions = () => options(stages);
export const propertyOptions = () => options(properties);

/** The fields of the form by name. */
export const fieldNames: Record<keyof ProfileValues, () => string> = {
  kind: m.organisations_kind,
  name: m.organisations_name,
  taxCode: m.organisations_tax_code,
  firstRegisteredOn: m.organisations_first_registered,
  projectName: m.organisations_project,
  field: m.organisations_field,
  stage: m.organisations_stage,
  pitch: m.organisations_pitch,
  website: m.organisations_website,
  communeCode: m.organisations_commune,
  logoFileId: m.organisations_logo,
  headExperienceYears: m.organisations_experience,
  hasSupportProcess: m.organisations_process,
  hasCooperationAgreements: m.organisations_agreements,
  intellectualProperty: m.organisations_ip,
};

const steps: Record<string, () => string> = {
  COMPLETE_PROFILE: m.organisations_step_profile,
  ANSWERS_AWAITED: m.groups_next_step,
};

/** What to do next, as the button says it; a step that this page does not know says less. */
export const stepText = (code: string): string => (steps[code] ?? m.organisations_step_other)();
