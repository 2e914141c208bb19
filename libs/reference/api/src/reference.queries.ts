import { Injectable } from '@nestjs/common';
import { searchKey } from '@pho-hien/kernel';
import { Database } from '@pho-hien/platform';
import type { AgencyType, CommuneType, EligibilityRuleType } from './reference.graphql.ts';
import { referenceSql } from './persistence.ts';

/** `%` and `_` as themselves. */
const literally = (text: string) => text.replace(/[\\%_]/g, '\\$&');

/** Reads of reference data; small tables, read whole. */
@Injectable()
export class ReferenceQueries {
  constructor(private readonly database: Database) {}

  private get sql() {
    return referenceSql(this.database.reader);
  }

  /** Wards first, then by name; narrowed to those whose name has these letters, diacritics or not. */
  async communes(search = ''): Promise<CommuneType[]> {
    const rows = await this.sql
      .selectFrom('communes')
      .selectAll()
      .where('search_text', 'like', `%${literally(searchKey(search))}%`)
      .where('valid_to', 'is', null)
      .orderBy('kind', 'desc')
      .orderBy('search_text')
      .execute();
    return rows.map(asCommune);
  }

  async communesByCode(codes: readonly string[]): Promise<Map<string, CommuneType>> {
    const rows = await this.sql.selectFrom('communes').selectAll().where('code', 'in', codes).execute();
    return new Map(rows.map((row) => [row.code, asCommune(row)]));
  }

  /** In the plan's order. */
  async agencies(search = ''): Promise<AgencyType[]> {
    const rows = await this.sql
      .selectFrom('agencies')
      .selectAll()
      .where('search_text', 'like', `%${literally(searchKey(search))}%`)
      .where('valid_to', 'is', null)
      .orderBy('position')
      .execute();
    return rows.map((row) => ({
      code: row.code,
      name: row.name,
      nameEn: row.name_en,
      type: row.type,
      isGroup: row.is_group,
      successorName: row.successor_name,
      successorConfidence: row.successor_confidence,
      successorBasis: row.successor_basis,
      citation: row.citation,
      validFrom: row.valid_from,
    }));
  }

  async agency(code: string): Promise<AgencyType | undefined> {
    return (await this.agencies()).find((agency) => agency.code === code);
  }

  /** In the plan's order. */
  async eligibilityRules(): Promise<EligibilityRuleType[]> {
    const rows = await this.sql
      .selectFrom('eligibility_rules')
      .selectAll()
      .where('valid_to', 'is', null)
      .orderBy('position')
      .execute();
    return rows.map(({ id, article, applicants, criterion, check, value, text, citation }) => ({
      id,
      article,
      applicants,
      criterion,
      check,
      value,
      text,
      citation,
    }));
  }
}

function asCommune(row: {
  code: string;
  name: string;
  full_name: string;
  name_en: string;
  kind: CommuneType['kind'];
  citation: string;
  valid_from: string;
}): CommuneType {
  return {
    code: row.code,
    name: row.name,
    fullName: row.full_name,
    nameEn: row.name_en,
    kind: row.kind,
    citation: row.citation,
    validFrom: row.valid_from,
  };
}
