import { defineEntity, p, type InferEntity } from '@mikro-orm/core';

/** One change of one aggregate: who, when, from where, why. Never updated, never deleted. */
export const AuditEntry = defineEntity({
  name: 'AuditEntry',
  tableName: 'audit_entries',
  properties: {
    id: p.uuid().primary(),
    aggregateType: p.string().length(40),
    aggregateId: p.uuid(),
    /** 1, 2, 3 … within the aggregate. */
    sequence: p.integer(),
    /** The event the aggregate belongs to; null for what stands above events. */
    eventId: p.uuid().nullable(),
    at: p.datetime(3),
    /** `person:<id>`, `device:<id>`, `system:<job>` or `anonymous`. */
    actor: p.string().length(80),
    actorId: p.uuid().nullable(),
    /** Network address the change came from; null for jobs. */
    address: p.string().length(64).nullable(),
    requestId: p.string().length(64),
    action: p.string().length(80),
    reason: p.text().nullable(),
    /** Field by field; personal values stand here only as salted hashes. */
    changes: p.json<Record<string, unknown>>(),
    previousHash: p.string().length(64).nullable(),
    hash: p.string().length(64),
  },
  uniques: [{ name: 'audit_entries_aggregate_sequence', properties: ['aggregateType', 'aggregateId', 'sequence'] }],
  indexes: [
    { name: 'audit_entries_event_id', properties: ['eventId', 'id'] },
    { name: 'audit_entries_actions', properties: ['eventId', 'action', 'id'] },
    {
      name: 'audit_entries_people',
      expression:
        "create index audit_entries_people on audit_entries (event_id, actor, id) where actor like 'person:%'",
    },
  ],
  checks: [{ name: 'audit_entries_sequence', expression: 'sequence > 0' }],
});
export type AuditEntry = InferEntity<typeof AuditEntry>;
