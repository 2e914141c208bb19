import { Injectable } from '@nestjs/common';
import { nameKey, parseTaxCode } from '@pho-hien/organisations-core';
import type { Transaction } from '@pho-hien/platform';
import { sql as raw } from 'kysely';
import { organisationsSql } from '../persistence.ts';

/** From how much of their trigrams in common two names are worth a look. */
const ALIKE = 0.6;
const MOST = 5;

/** An organisation that may be the one that is asked about. */
export interface SimilarOrganisation {
  readonly id: string;
  readonly name: string;
  readonly communeCode: string | null;
  readonly sameTaxCode: boolean;
  /** Of the names, in percent. */
  readonly similarity: number;
}

/** Finds organisations of the same tax code or a similar name, the likeliest first. */
@Injectable()
export class SimilarOrganisations {
  /** @param but leaves this one out */
  async find(
    tx: Transaction,
    { name, taxCode, but }: { name: string; taxCode: string | null; but?: string },
  ): Promise<SimilarOrganisation[]> {
    const key = nameKey(name);
    const code = taxCode === null ? null : (parseTaxCode(taxCode)?.code ?? null);
    const alike = raw<number>`similarity(name_key, ${key})`;
    const rows = await organisationsSql(tx)
      .selectFrom('organisations')
      .select(['id', 'name', 'commune_code'])
      .select(raw<boolean>`tax_code is not distinct from ${code} and tax_code is not null`.as('same_tax_code'))
      .select(raw<number>`round(${alike} * 100)::int`.as('similarity'))
      .where('merged_into_id', 'is', null)
      .$if(but !== undefined, (query) => query.where('id', '<>', but!))
      .where((is) => is.or([is('tax_code', '=', code), raw<boolean>`(name_key % ${key} and ${alike} >= ${ALIKE})`]))
      .orderBy('same_tax_code', 'desc')
      .orderBy('similarity', 'desc')
      .orderBy('id')
      .limit(MOST)
      .execute();
    return rows.map((row) => ({
      id: row.id,
      name: row.name,
      communeCode: row.commune_code,
      sameTaxCode: row.same_tax_code,
      similarity: row.similarity,
    }));
  }
}
