import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { Assignment } from '@pho-hien/contests-core';
import { User } from '@pho-hien/identity-api';
import { ContestRound } from './contest-round.entity.ts';

/** How far the assignment of a large round is. */
export const ASSIGNMENT_STATUSES = ['WAITING', 'COMPUTING', 'KEEPING', 'DONE', 'FAILED'] as const;

/** How far the assignment of a large round is. */
export type AssignmentStatus = (typeof ASSIGNMENT_STATUSES)[number];

/** What an assignment came to, without the pairs: those are the sheets. */
export type AssignmentOutcome = Omit<Assignment, 'pairs' | 'loads'> & { readonly sheets: number };

/** The assignment of a large round, which is done in the background. */
export const ContestAssignment = defineEntity({
  name: 'ContestAssignment',
  tableName: 'contest_assignments',
  properties: {
    id: p.uuid().primary(),
    round: () => p.manyToOne(ContestRound).deleteRule('restrict').updateRule('no action'),
    askedBy: () => p.manyToOne(User).deleteRule('restrict').updateRule('no action'),
    askedAt: p.datetime(3),
    status: p.string().length(20).$type<AssignmentStatus>(),
    endedAt: p.datetime(3).nullable(),
    outcome: p.json<AssignmentOutcome>().nullable(),
  },
  uniques: [
    {
      name: 'contest_assignments_one_running',
      properties: ['round'],
      where: "status in ('WAITING', 'COMPUTING', 'KEEPING')",
    },
  ],
  indexes: [
    { name: 'contest_assignments_round_id', properties: ['round'] },
    { name: 'contest_assignments_asked_by_id', properties: ['askedBy'] },
  ],
  checks: [
    {
      name: 'contest_assignments_status',
      expression: "status in ('WAITING', 'COMPUTING', 'KEEPING', 'DONE', 'FAILED')",
    },
    {
      name: 'contest_assignments_ended',
      expression:
        "(ended_at is not null) = (status in ('DONE', 'FAILED')) and (outcome is not null) = (status = 'DONE')",
    },
  ],
});
export type ContestAssignment = InferEntity<typeof ContestAssignment>;
