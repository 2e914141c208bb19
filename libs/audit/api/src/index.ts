export * from './audit-log.ts';
export { AuditEntryType } from './audit.graphql.ts';
export * from './audit.module.ts';
