import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { ContestEntry } from './contest-entry.entity.ts';

/** Somebody of an entry's team. Whoever has an account at the address is that person. */
export const ContestEntryMember = defineEntity({
  name: 'ContestEntryMember',
  tableName: 'contest_entry_members',
  properties: {
    entry: () => p.manyToOne(ContestEntry).primary().deleteRule('cascade').updateRule('no action'),
    /** 0, 1, 2 …, the one who speaks for the team first. */
    position: p.integer().primary(),
    fullName: p.string().length(100),
    /** Lower case; empty: none given. */
    email: p.string().length(254),
    /** Such as *Trưởng nhóm*; may be empty. */
    task: p.string().length(100),
  },
  indexes: [{ name: 'contest_entry_members_email', properties: ['email'] }],
  checks: [{ name: 'contest_entry_members_email_lower_case', expression: 'email = lower(email)' }],
});
export type ContestEntryMember = InferEntity<typeof ContestEntryMember>;
