/** Whom a rule of the plan's section II is about. */
export const APPLICANT_TYPES = ['INDIVIDUAL', 'GROUP', 'ENTERPRISE', 'SUPPORT_ORGANISATION'] as const;

/** Whom a rule of the plan's section II is about. */
export type ApplicantType = (typeof APPLICANT_TYPES)[number];

/**
 * How a rule is answered: `DECLARED` by the applicant alone, `COMPUTED` from a date, `DOCUMENTED`
 * by the applicant with papers that people look at, `ASSESSED` by people only.
 */
export const RULE_CHECKS = ['DECLARED', 'COMPUTED', 'DOCUMENTED', 'ASSESSED'] as const;

/** How a rule is answered. */
export type RuleCheck = (typeof RULE_CHECKS)[number];

/** One rule of the plan's section II, as data. */
export interface EligibilityRule {
  /** `II-1-r3`. */
  readonly id: string;
  /** The article to cite: `II.1`, `II.2.a`. */
  readonly article: string;
  readonly applicants: readonly ApplicantType[];
  /** What is asked: `enterprise_age`. */
  readonly criterion: string;
  readonly check: RuleCheck;
  /** The bound of a number, such as 5 years; null where there is none. */
  readonly value: number | null;
  /** The plan's own words, Vietnamese. */
  readonly text: string;
}
