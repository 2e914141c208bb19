import { defineEntity, p, type InferEntity } from '@mikro-orm/core';

/** A personal value behind a salted hash in the log; erasing the row leaves the chain intact. */
export const AuditValue = defineEntity({
  name: 'AuditValue',
  tableName: 'audit_values',
  properties: {
    id: p.uuid().primary(),
    entryId: p.uuid(),
    field: p.string().length(80),
    /** 16 random bytes, hexadecimal. */
    salt: p.string().length(32),
    value: p.text(),
  },
  uniques: [{ name: 'audit_values_entry_field', properties: ['entryId', 'field'] }],
});
export type AuditValue = InferEntity<typeof AuditValue>;
