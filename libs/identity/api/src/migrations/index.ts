import { Migration202611220020_identity } from './migration-202611220020-identity.ts';
import { Migration202611230020_withdrawn_invitations } from './migration-202611230020-withdrawn-invitations.ts';
import { Migration202611230300_organisation_scope } from './migration-202611230300-organisation-scope.ts';
import { Migration202611301840_contest_scope } from './migration-202611301840-contest-scope.ts';

/** Oldest first. */
export const identityMigrations = [
  Migration202611220020_identity,
  Migration202611230020_withdrawn_invitations,
  Migration202611230300_organisation_scope,
  Migration202611301840_contest_scope,
];
