import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { Locale } from '@pho-hien/kernel';
import { Registration } from './registration.entity.ts';
import { RegistrationGroup } from './registration-group.entity.ts';

/** What was asked of whom about a registration, and the guardian's answer with the words that they read. */
export const ConsentRequest = defineEntity({
  name: 'ConsentRequest',
  tableName: 'consent_requests',
  properties: {
    registration: () => p.manyToOne(Registration).primary().deleteRule('cascade').updateRule('no action'),
    /** Null: a child registered alone or at the welcome desk, or was given a ticket. */
    group: () =>
      p
        .manyToOne(RegistrationGroup)
        .nullable()
        .index('consent_requests_group_id')
        .deleteRule('cascade')
        .updateRule('no action'),
    guardianName: p.string().length(100).nullable(),
    /** Lower case; null: stood beside the child at the welcome desk, and has no link either. */
    guardianEmail: p.string().length(254).nullable(),
    /** SHA-256 of the token in the guardian's link, hexadecimal. */
    guardianTokenHash: p.string().length(64).nullable().unique('consent_requests_guardian_token_hash'),
    /** When the first mail was queued. */
    askedAt: p.datetime(3).nullable(),
    /** Until when the guardian may answer and the place is held, not included. */
    answerBy: p.datetime(3).nullable(),
    remindAt: p.datetime(3).nullable(),
    remindedAt: p.datetime(3).nullable(),
    answeredAt: p.datetime(3).nullable(),
    withdrawnAt: p.datetime(3).nullable(),
    /** What the guardian read, as it was shown. */
    textVersion: p.integer().nullable(),
    text: p.text().nullable(),
    textLocale: p.string().length(2).$type<Locale>().nullable(),
  },
  indexes: [
    {
      name: 'consent_requests_unanswered',
      expression:
        'create index consent_requests_unanswered on consent_requests (answer_by) where (answered_at is null)',
    },
  ],
  checks: [
    {
      name: 'consent_requests_guardian',
      expression:
        'num_nulls(guardian_email, guardian_token_hash) in (0, 2) and (guardian_name is not null or guardian_email is null)',
    },
    { name: 'consent_requests_of_whom', expression: 'group_id is not null or guardian_name is not null' },
    { name: 'consent_requests_text', expression: 'num_nulls(text_version, text, text_locale) in (0, 3)' },
    { name: 'consent_requests_reminder', expression: 'remind_at < answer_by' },
    { name: 'consent_requests_withdrawn', expression: 'withdrawn_at is null or withdrawn_at >= answered_at' },
  ],
});
export type ConsentRequest = InferEntity<typeof ConsentRequest>;
