import { defineEntity, p, type InferEntity } from '@mikro-orm/core';

/** What the whole log came to on one day, as it was mailed to the auditors. Never updated, never deleted. */
export const AuditAnchor = defineEntity({
  name: 'AuditAnchor',
  tableName: 'audit_anchors',
  properties: {
    id: p.uuid().primary(),
    /** The day in Vietnam on which it was mailed: one a day. */
    day: p.date(),
    /** Counts the entries before this instant. */
    upTo: p.datetime(3),
    /** `upTo` of the anchor before; null for the first. */
    previousUpTo: p.datetime(3).nullable(),
    digest: p.string().length(64),
    chains: p.integer(),
    entries: p.integer(),
    /** Chains that grew since the anchor before. */
    changed: p.integer(),
  },
  uniques: [{ name: 'audit_anchors_day', properties: ['day'] }],
});
export type AuditAnchor = InferEntity<typeof AuditAnchor>;
