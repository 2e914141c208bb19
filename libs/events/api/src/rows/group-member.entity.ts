import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { Locale } from '@pho-hien/kernel';
import { Registration } from './registration.entity.ts';
import { RegistrationGroup } from './registration-group.entity.ts';

/** Who of a group was asked what, and the guardian's answer with the words that they read. */
export const GroupMember = defineEntity({
  name: 'GroupMember',
  tableName: 'group_members',
  properties: {
    registration: () => p.manyToOne(Registration).primary().deleteRule('cascade').updateRule('no action'),
    group: () =>
      p.manyToOne(RegistrationGroup).index('group_members_group_id').deleteRule('cascade').updateRule('no action'),
    guardianName: p.string().length(100).nullable(),
    /** Lower case. */
    guardianEmail: p.string().length(254).nullable(),
    /** SHA-256 of the token in the guardian's link, hexadecimal. */
    guardianTokenHash: p.string().length(64).nullable().unique('group_members_guardian_token_hash'),
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
      name: 'group_members_unanswered',
      expression: 'create index group_members_unanswered on group_members (answer_by) where (answered_at is null)',
    },
  ],
  checks: [
    {
      name: 'group_members_guardian',
      expression: 'num_nulls(guardian_name, guardian_email, guardian_token_hash) in (0, 3)',
    },
    { name: 'group_members_text', expression: 'num_nulls(text_version, text, text_locale) in (0, 3)' },
    { name: 'group_members_reminder', expression: 'remind_at < answer_by' },
    { name: 'group_members_withdrawn', expression: 'withdrawn_at is null or withdrawn_at >= answered_at' },
  ],
});
export type GroupMember = InferEntity<typeof GroupMember>;
