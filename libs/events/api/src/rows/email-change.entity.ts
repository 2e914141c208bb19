import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { Registration } from './registration.entity.ts';

/** A new address that was named and not confirmed yet: the latest of a registration. */
export const EmailChange = defineEntity({
  name: 'EmailChange',
  tableName: 'email_changes',
  properties: {
    id: p.uuid().primary(),
    registration: () => p.manyToOne(Registration).deleteRule('cascade').updateRule('no action'),
    /** Lower case. */
    email: p.string().length(254),
    /** SHA-256 of the token in the mail, hexadecimal. */
    tokenHash: p.string().length(64).unique('email_changes_token_hash'),
    askedAt: p.datetime(3),
    expiresAt: p.datetime(3),
  },
  uniques: [{ name: 'email_changes_registration', properties: ['registration'] }],
  checks: [{ name: 'email_changes_email_lower_case', expression: 'email = lower(email)' }],
});
export type EmailChange = InferEntity<typeof EmailChange>;
