import { type PersistentContext, sqlOf, type Transaction } from '@pho-hien/platform';
import { Migration202611230120_reference } from './migrations/migration-202611230120-reference.ts';
import { Migration202612010500_norms } from './migrations/migration-202612010500-norms.ts';
import { AgencyRow } from './rows/agency.entity.ts';
import { CommuneRow } from './rows/commune.entity.ts';
import { EligibilityRuleRow } from './rows/eligibility-rule.entity.ts';
import { NormRow } from './rows/norm.entity.ts';
import { ReferenceLoad } from './rows/reference-load.entity.ts';

/** What reference data brings to the database. */
export const referencePersistence: PersistentContext = {
  entities: [CommuneRow, AgencyRow, EligibilityRuleRow, NormRow, ReferenceLoad],
  migrations: [Migration202611230120_reference, Migration202612010500_norms],
};

/** Typed SQL over this context's tables. */
export const referenceSql = (tx: Transaction) =>
  sqlOf(tx, CommuneRow, AgencyRow, EligibilityRuleRow, NormRow, ReferenceLoad);
