import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { Contest } from './contest.entity.ts';

/** A version of a contest's rules, frozen when a round opened. Never updated, never deleted. */
export const ContestRules = defineEntity({
  name: 'ContestRules',
  tableName: 'contest_rules',
  properties: {
    id: p.uuid().primary(),
    contest: () => p.manyToOne(Contest).deleteRule('restrict').updateRule('no action'),
    /** 1, 2, 3 … within the contest. */
    version: p.integer(),
    /** SHA-256 of the canonical text, hexadecimal. */
    hash: p.string().length(64),
    /** The whole set-up in its one spelling. */
    canonical: p.text(),
    frozenAt: p.datetime(3),
  },
  uniques: [{ name: 'contest_rules_version', properties: ['contest', 'version'] }],
  checks: [{ name: 'contest_rules_from_one', expression: 'version > 0' }],
});
export type ContestRules = InferEntity<typeof ContestRules>;
