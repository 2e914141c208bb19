import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { Field, IntellectualProperty, OrganisationKind, Stage } from '@pho-hien/organisations-core';

/** One enterprise, team, person with a project, support organisation, school or agency: one identity for everything. */
export const Organisation = defineEntity({
  name: 'Organisation',
  tableName: 'organisations',
  properties: {
    id: p.uuid().primary(),
    kind: p.string().length(20).$type<OrganisationKind>(),
    name: p.string().length(100),
    /** The name without diacritics and case: the order of lists. */
    searchName: p.string().length(200),
    /** What sets the name apart: no legal form either. Similar names are found by it. */
    nameKey: p.string().length(200),
    /** All that it is searched by, the names of what was merged into it too. */
    searchText: p.text(),
    taxCode: p.string().length(14).nullable().index('organisations_tax_code'),
    firstRegisteredOn: p.date().nullable(),
    projectName: p.string().length(100).nullable(),
    field: p.string().length(20).$type<Field>().nullable(),
    stage: p.string().length(20).$type<Stage>().nullable(),
    intellectualProperty: p.json<IntellectualProperty[]>(),
    pitch: p.text(),
    website: p.text().nullable(),
    communeCode: p.string().length(5).nullable(),
    logoFileId: p.uuid().nullable(),
    headExperienceYears: p.integer().nullable(),
    hasSupportProcess: p.boolean(),
    hasCooperationAgreements: p.boolean(),
    /** The agency of the plan that it is. */
    agencyCode: p.string().length(40).nullable().unique('organisations_agency_code'),
    /** Grows with every change, so that two editors notice each other. */
    version: p.integer().default(1),
    /** It turned out to be this one, and is only read any more. Never an alias itself. */
    mergedInto: () => p.manyToOne(Organisation).nullable().deleteRule('restrict').updateRule('no action'),
    mergedAt: p.datetime(3).nullable(),
    createdAt: p.datetime(3),
    updatedAt: p.datetime(3),
  },
  indexes: [
    {
      name: 'organisations_search_name',
      expression:
        'create index organisations_search_name on organisations (search_name, id) include (search_text, kind, commune_code) where (merged_into_id is null)',
    },
    { name: 'organisations_merged_into_id', properties: ['mergedInto'] },
    {
      name: 'organisations_search_text',
      expression: 'create index organisations_search_text on organisations using gin (search_text gin_trgm_ops)',
    },
    {
      name: 'organisations_name_key',
      expression: 'create index organisations_name_key on organisations using gin (name_key gin_trgm_ops)',
    },
  ],
  checks: [
    {
      name: 'organisations_kind',
      expression: "kind in ('ENTERPRISE', 'TEAM', 'INDIVIDUAL', 'SUPPORT', 'SCHOOL', 'AGENCY')",
    },
    { name: 'organisations_tax_code_form', expression: "tax_code ~ '^([0-9]{10}(-[0-9]{3})?|[0-9]{12})$'" },
    { name: 'organisations_experience', expression: 'head_experience_years >= 0 and head_experience_years <= 70' },
    { name: 'organisations_agency', expression: "(kind = 'AGENCY') = (agency_code is not null)" },
    { name: 'organisations_search_text_fits', expression: 'octet_length(search_text) <= 2000' },
    {
      name: 'organisations_merged',
      expression: '(merged_into_id is null) = (merged_at is null) and merged_into_id <> id',
    },
  ],
});
export type Organisation = InferEntity<typeof Organisation>;
