import { Migration202611220020_identity } from './migration-202611220020-identity.ts';

/** Oldest first. */
export const identityMigrations = [Migration202611220020_identity];
