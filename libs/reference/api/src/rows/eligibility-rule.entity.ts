import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { ApplicantType, RuleCheck } from '@pho-hien/reference-core';

/** One rule of the plan's section II. */
export const EligibilityRuleRow = defineEntity({
  name: 'EligibilityRule',
  tableName: 'eligibility_rules',
  properties: {
    /** `II-1-r3`. */
    id: p.string().length(20).primary(),
    position: p.integer(),
    /** `II.1`, `II.2.a`. */
    article: p.string().length(20),
    applicants: p.json<ApplicantType[]>(),
    criterion: p.string().length(80),
    check: p.string().length(20).$type<RuleCheck>(),
    value: p.integer().nullable(),
    /** The plan's own words. */
    text: p.text(),
    citation: p.text(),
    validFrom: p.date(),
    validTo: p.date().nullable(),
  },
  checks: [
    {
      name: 'eligibility_rules_check',
      expression: `"check" in ('DECLARED', 'COMPUTED', 'DOCUMENTED', 'ASSESSED')`,
    },
  ],
});
export type EligibilityRuleRow = InferEntity<typeof EligibilityRuleRow>;
