import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { StaffInvitation, User } from '@pho-hien/identity-api';
import type { Field } from '@pho-hien/organisations-core';
import { ContestBoard } from './contest-board.entity.ts';
import { Contest } from './contest.entity.ts';

/** Somebody who was asked to judge; a judge once they signed the statement. */
export const ContestJudge = defineEntity({
  name: 'ContestJudge',
  tableName: 'contest_judges',
  properties: {
    id: p.uuid().primary(),
    contest: () => p.manyToOne(Contest).deleteRule('restrict').updateRule('no action'),
    /** Lower case. */
    email: p.string().length(254),
    /** The invitation that was mailed last. */
    invitation: () => p.manyToOne(StaffInvitation).deleteRule('restrict').updateRule('no action'),
    /** The only board they judge; null: all. */
    board: () => p.manyToOne(ContestBoard).nullable().deleteRule('restrict').updateRule('no action'),
    /** Fields they know; none: all. */
    fields: p.json<readonly Field[]>(),
    /** The most entries they agreed to score in a round; null: what the round says. */
    maxLoad: p.integer().nullable(),
    user: () => p.manyToOne(User).nullable().deleteRule('restrict').updateRule('no action'),
    /** What they signed, as it stood there. */
    statementVersion: p.integer().nullable(),
    statementText: p.text().nullable(),
    signedAt: p.datetime(3).nullable(),
    endedAt: p.datetime(3).nullable(),
    endedReason: p.text().nullable(),
    invitedAt: p.datetime(3),
  },
  uniques: [
    { name: 'contest_judges_email', properties: ['contest', 'email'] },
    { name: 'contest_judges_user', properties: ['contest', 'user'], where: 'user_id is not null' },
  ],
  indexes: [
    { name: 'contest_judges_user_id', properties: ['user'] },
    { name: 'contest_judges_invitation_id', properties: ['invitation'] },
  ],
  checks: [
    { name: 'contest_judges_email_lower_case', expression: 'email = lower(email)' },
    {
      name: 'contest_judges_signed',
      expression: 'num_nonnulls(user_id, statement_version, statement_text, signed_at) in (0, 4)',
    },
    { name: 'contest_judges_load', expression: 'max_load > 0' },
    { name: 'contest_judges_ended', expression: '(ended_at is null) = (ended_reason is null)' },
  ],
});
export type ContestJudge = InferEntity<typeof ContestJudge>;
