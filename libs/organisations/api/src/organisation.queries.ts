import { Injectable } from '@nestjs/common';
import { type Scope, searchKey } from '@pho-hien/kernel';
import type { OrganisationKind } from '@pho-hien/organisations-core';
import { Database, pageSize, toConnection } from '@pho-hien/platform';
import type { OrganisationMentionType, OrganisationType } from './organisation.graphql.ts';
import { organisationsSql } from './persistence.ts';

/** Which organisations to list; by name. */
export interface OrganisationList {
  readonly search?: string | null;
  readonly kind?: OrganisationKind | null;
  readonly communeCode?: string | null;
  readonly first?: number | null;
  readonly after?: string | null;
}

/** Words beyond these narrow nothing. */
const MOST_WORDS = 8;

const COLUMNS = [
  'id',
  'version',
  'kind',
  'name',
  'search_name',
  'tax_code',
  'first_registered_on',
  'project_name',
  'field',
  'stage',
  'intellectual_property',
  'pitch',
  'website',
  'commune_code',
  'logo_file_id',
  'head_experience_years',
  'has_support_process',
  'has_cooperation_agreements',
  'agency_code',
  'merged_into_id',
  'updated_at',
] as const;

/** `%` and `_` as themselves. */
const literally = (text: string) => text.replace(/[\\%_]/g, '\\$&');

@Injectable()
export class OrganisationQueries {
  constructor(private readonly database: Database) {}

  private get sql() {
    return organisationsSql(this.database.reader);
  }

  /** The id itself, or that of the one it was merged into; null where there is none. */
  async standing(id: string): Promise<string | null> {
    const row = await this.sql
      .selectFrom('organisations')
      .select(['id', 'merged_into_id'])
      .where('id', '=', id)
      .executeTakeFirst();
    return row ? (row.merged_into_id ?? row.id) : null;
  }

  /** The organisations within these scopes, by name. */
  async within(scopes: readonly Scope[]): Promise<OrganisationType[]> {
    const ids = scopes.flatMap((scope) => (scope.kind === 'organisation' ? [scope.id] : []));
    return [...(await this.byIds(ids)).values()].sort((a, b) => a.name.localeCompare(b.name, 'vi'));
  }

  async byIds(ids: readonly string[]): Promise<Map<string, OrganisationType>> {
    if (ids.length === 0) return new Map();
    const rows = await this.sql.selectFrom('organisations').select(COLUMNS).where('id', 'in', ids).execute();
    return new Map(rows.map((row) => [row.id, asOrganisation(row)]));
  }

  /** Throws when there is none. */
  async byId(id: string): Promise<OrganisationType> {
    const found = (await this.byIds([id])).get(id);
    if (!found) throw new Error(`No organisation ${id}`);
    return found;
  }

  /** What was merged into it, the latest first. */
  async aliasesOf(id: string): Promise<OrganisationType[]> {
    const rows = await this.sql
      .selectFrom('organisations')
      .select(COLUMNS)
      .where('merged_into_id', '=', id)
      .orderBy('merged_at', 'desc')
      .execute();
    return rows.map(asOrganisation);
  }

  async mentions(ids: readonly string[]): Promise<Map<string, OrganisationMentionType>> {
    const found = await this.byIds(ids);
    return new Map([...found].map(([id, { name, kind }]) => [id, { id, name, kind }]));
  }

  /** The schools and institutes that stand, by name; the first 500. */
  async schools(): Promise<OrganisationMentionType[]> {
    return this.sql
      .selectFrom('organisations')
      .select(['id', 'name', 'kind'])
      .where('merged_into_id', 'is', null)
      .where('kind', '=', 'SCHOOL')
      .orderBy('search_name')
      .orderBy('id')
      .limit(500)
      .execute();
  }

  /** The organisation that each agency of the plan is, by the agency's code; those that nobody linked are left out. */
  async ofAgencies(codes: readonly string[]): Promise<Map<string, OrganisationMentionType>> {
    if (codes.length === 0) return new Map();
    const rows = await this.sql
      .selectFrom('organisations')
      .select(['id', 'name', 'kind', 'agency_code'])
      .where('agency_code', 'in', codes)
      .execute();
    return new Map(rows.map(({ agency_code: code, ...mention }) => [code!, mention]));
  }

  /** Those that stand, by name; every word of the search somewhere in name, former names, project or tax code. */
  async page({ search, kind, communeCode, first, after }: OrganisationList) {
    const size = pageSize(first);
    const words = searchKey(search ?? '')
      .split(' ')
      .filter(Boolean)
      .slice(0, MOST_WORDS);
    const from = placeOf(after);
    // Ids first, from the index alone; then the rows of this page.
    let query = this.sql.selectFrom('organisations').select('id').where('merged_into_id', 'is', null);
    for (const word of words) query = query.where('search_text', 'like', `%${literally(word)}%`);
    if (kind) query = query.where('kind', '=', kind);
    if (communeCode) query = query.where('commune_code', '=', communeCode);
    if (from)
      query = query.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('search_name', 'id'), '>', tuple(from.name, from.id)),
      );
    const ids = query
      .orderBy('search_name')
      .orderBy('id')
      .limit(size + 1);
    const rows = await this.sql
      .selectFrom('organisations')
      .select(COLUMNS)
      .where('id', 'in', ids)
      .orderBy('search_name')
      .orderBy('id')
      .execute();
    const places = new Map(rows.map((row) => [row.id, row.search_name]));
    return toConnection(rows.map(asOrganisation), size, ({ id }) => cursorOf(places.get(id)!, id));
  }
}

const cursorOf = (name: string, id: string) => Buffer.from(`${id} ${name}`).toString('base64url');

function placeOf(cursor: string | null | undefined): { name: string; id: string } | null {
  const text = Buffer.from(cursor ?? '', 'base64url').toString();
  const [, id, name] = /^([0-9a-f-]{36}) (.*)$/s.exec(text) ?? [];
  return id && name !== undefined && !name.includes('\0') ? { id, name } : null;
}

interface Row {
  readonly id: string;
  readonly version: number;
  readonly kind: OrganisationType['kind'];
  readonly name: string;
  readonly tax_code: string | null;
  readonly first_registered_on: string | null;
  readonly project_name: string | null;
  readonly field: OrganisationType['field'];
  readonly stage: OrganisationType['stage'];
  readonly intellectual_property: OrganisationType['intellectualProperty'];
  readonly pitch: string;
  readonly website: string | null;
  readonly commune_code: string | null;
  readonly logo_file_id: string | null;
  readonly head_experience_years: number | null;
  readonly has_support_process: boolean;
  readonly has_cooperation_agreements: boolean;
  readonly agency_code: string | null;
  readonly merged_into_id: string | null;
  readonly updated_at: Date;
}

function asOrganisation(row: Row): OrganisationType {
  return {
    id: row.id,
    version: row.version,
    kind: row.kind,
    name: row.name,
    taxCode: row.tax_code,
    firstRegisteredOn: row.first_registered_on,
    projectName: row.project_name,
    field: row.field,
    stage: row.stage,
    intellectualProperty: row.intellectual_property,
    pitch: row.pitch,
    website: row.website,
    communeCode: row.commune_code,
    logoFileId: row.logo_file_id,
    headExperienceYears: row.head_experience_years,
    hasSupportProcess: row.has_support_process,
    hasCooperationAgreements: row.has_cooperation_agreements,
    agencyCode: row.agency_code,
    mergedIntoId: row.merged_into_id,
    updatedAt: row.updated_at,
  };
}
