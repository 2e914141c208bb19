import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { ContestEntry } from './contest-entry.entity.ts';
import { ContestResult } from './contest-result.entity.ts';

/** What the jury can decide of an entry. */
export const DECISION_OUTCOMES = ['ADVANCED', 'ELIMINATED', 'AWARDED'] as const;

/** What the jury decided of an entry. */
export type DecisionOutcome = (typeof DECISION_OUTCOMES)[number];

/** What the jury decided of one entry. */
export const ContestDecision = defineEntity({
  name: 'ContestDecision',
  tableName: 'contest_decisions',
  properties: {
    result: () => p.manyToOne(ContestResult).primary().deleteRule('restrict').updateRule('no action'),
    entry: () => p.manyToOne(ContestEntry).primary().deleteRule('restrict').updateRule('no action'),
    outcome: p.string().length(20).$type<DecisionOutcome>(),
    /** Of an award: the prize's place in the board's list, 0 first. */
    prize: p.integer().nullable(),
    /** Why it is not what the ranking says; may be empty where it is. */
    reason: p.text(),
  },
  indexes: [{ name: 'contest_decisions_entry_id', properties: ['entry'] }],
  checks: [
    { name: 'contest_decisions_outcome', expression: "outcome in ('ADVANCED', 'ELIMINATED', 'AWARDED')" },
    { name: 'contest_decisions_prize', expression: "outcome = 'AWARDED' or prize is null" },
  ],
});
export type ContestDecision = InferEntity<typeof ContestDecision>;
