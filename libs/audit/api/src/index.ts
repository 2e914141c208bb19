export { type Anchor, AuditAnchors } from './audit-anchors.ts';
export * from './audit-log.ts';
export { AuditActorType, AuditEntryType } from './audit.graphql.ts';
export * from './audit.module.ts';
export { type Aggregate, type Deed, DeedsAbout } from './deeds-about.ts';
