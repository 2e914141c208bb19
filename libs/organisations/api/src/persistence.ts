import { type PersistentContext, sqlOf, type Transaction } from '@pho-hien/platform';
import { Migration202611230310_organisations } from './migrations/migration-202611230310-organisations.ts';
import { Migration202611230311_organisation_search } from './migrations/migration-202611230311-organisation-search.ts';
import { Migration202611241100_join_request_language } from './migrations/migration-202611241100-join-request-language.ts';
import { JoinRequest } from './rows/join-request.entity.ts';
import { OrganisationMerge } from './rows/organisation-merge.entity.ts';
import { OrganisationPair } from './rows/organisation-pair.entity.ts';
import { Organisation } from './rows/organisation.entity.ts';

/** What organisations bring to the database. */
export const organisationsPersistence: PersistentContext = {
  entities: [Organisation, OrganisationPair, OrganisationMerge, JoinRequest],
  migrations: [
    Migration202611230310_organisations,
    Migration202611230311_organisation_search,
    Migration202611241100_join_request_language,
  ],
};

/** Typed SQL over this context's tables, in `tx` when that is a transaction. */
export const organisationsSql = (tx: Transaction) =>
  sqlOf(tx, Organisation, OrganisationPair, OrganisationMerge, JoinRequest);
