import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { ResultStatus } from '@pho-hien/contests-core';
import { User } from '@pho-hien/identity-api';
import { ContestRound } from './contest-round.entity.ts';
import { ContestRules } from './contest-rules.entity.ts';

/** A version of a round's result. What was published never changes; a correction stands beside it. */
export const ContestResult = defineEntity({
  name: 'ContestResult',
  tableName: 'contest_results',
  properties: {
    id: p.uuid().primary(),
    round: () => p.manyToOne(ContestRound).deleteRule('restrict').updateRule('no action'),
    /** 1, 2, 3 … within the round. */
    version: p.integer(),
    status: p.string().length(20).$type<ResultStatus>(),
    rules: () => p.manyToOne(ContestRules).deleteRule('restrict').updateRule('no action'),
    /** The ranking in its one spelling, as core writes it. */
    ranking: p.text(),
    /** SHA-256 of the ranking, hexadecimal. */
    hash: p.string().length(64),
    computedAt: p.datetime(3),
    /** What the jury wrote down of its talk. */
    minutes: p.text(),
    /** Why it stands in the place of a version that was published; null for the first. */
    correctionReason: p.text().nullable(),
    decidedBy: () => p.manyToOne(User).nullable().deleteRule('restrict').updateRule('no action'),
    decidedAt: p.datetime(3).nullable(),
    publishAt: p.datetime(3).nullable(),
    publishedAt: p.datetime(3).nullable(),
    supersededAt: p.datetime(3).nullable(),
  },
  uniques: [
    { name: 'contest_results_version', properties: ['round', 'version'] },
    { name: 'contest_results_one_published', properties: ['round'], where: "status = 'PUBLISHED'" },
  ],
  indexes: [{ name: 'contest_results_rules_id', properties: ['rules'] }],
  checks: [
    {
      name: 'contest_results_status',
      expression: "status in ('DRAFT', 'DECIDED', 'SCHEDULED', 'PUBLISHED', 'SUPERSEDED')",
    },
    {
      name: 'contest_results_decided',
      expression: "num_nonnulls(decided_by_id, decided_at) = case status when 'DRAFT' then 0 else 2 end",
    },
    { name: 'contest_results_corrected', expression: 'correction_reason is null or version > 1' },
    { name: 'contest_results_scheduled', expression: "status <> 'SCHEDULED' or publish_at is not null" },
    {
      name: 'contest_results_published',
      expression: "(status in ('PUBLISHED', 'SUPERSEDED')) = (published_at is not null)",
    },
  ],
});
export type ContestResult = InferEntity<typeof ContestResult>;
