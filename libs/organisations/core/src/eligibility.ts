import type { VietnamDay } from '@pho-hien/kernel';
import type { EligibilityRule } from '@pho-hien/reference-core';
import { anniversary } from './anniversary.ts';
import { applicantTypeOf } from './kinds.ts';
import type { OrganisationProfile } from './organisation-input.ts';

/** Why a rule stands in the way. `NOT_NAMED`: section II names no applicant of this kind. */
export const REFUSAL_REASONS = ['NOT_GIVEN', 'NOT_MET', 'AFTER_REFERENCE_DATE', 'NOT_NAMED'] as const;

/** Why a rule stands in the way. */
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

/** The rule that stands in the way, in the plan's own words. */
export interface EligibilityRefusal {
  /** The article to cite: `II.1`. */
  readonly article: string;
  /** The plan's words; empty where the section as a whole is cited. */
  readonly text: string;
  /** What the rule asks, such as `enterprise_age`; null where the section as a whole is cited. */
  readonly criterion: string | null;
  readonly reason: RefusalReason;
}

/** What no computation decides: people look at papers, or judge. */
export interface EligibilityAssessment {
  readonly article: string;
  readonly text: string;
  readonly criterion: string;
  readonly by: 'PAPERS' | 'JUDGEMENT';
}

/** The answer to "may we?". Whatever the answer, `assessedByPeople` is still to come: a yes is never a silent one. */
export interface Eligibility {
  readonly answer: 'YES' | 'NO';
  /** The day at which age was counted. */
  readonly on: VietnamDay;
  /** Empty for a yes. */
  readonly because: readonly EligibilityRefusal[];
  readonly assessedByPeople: readonly EligibilityAssessment[];
}

/** What the rules ask about. */
export type EligibilityFacts = Pick<
  OrganisationProfile,
  | 'kind'
  | 'projectName'
  | 'firstRegisteredOn'
  | 'headExperienceYears'
  | 'hasSupportProcess'
  | 'hasCooperationAgreements'
>;

/**
 * Whether an organisation is one that section II of the plan supports.
 *
 * @param rules section II, from the reference data
 * @param on the day at which age is counted, which the plan leaves open: the event's first day, or
 *   today while no event is chosen. Exactly five years to the day is "no more than 05 years".
 */
export function eligibilityOf(facts: EligibilityFacts, rules: readonly EligibilityRule[], on: VietnamDay): Eligibility {
  const applicant = applicantTypeOf(facts.kind);
  const mine = rules.filter(({ applicants }) => applicant !== null && applicants.includes(applicant));
  if (mine.length === 0)
    return {
      answer: 'NO',
      on,
      because: [{ article: 'II', text: '', criterion: null, reason: 'NOT_NAMED' }],
      assessedByPeople: [],
    };
  const because: EligibilityRefusal[] = [];
  const assessedByPeople: EligibilityAssessment[] = [];
  for (const rule of mine) {
    const { article, text, criterion } = rule;
    const reason = refusalOf(rule, facts, on);
    if (reason === 'PEOPLE') assessedByPeople.push({ article, text, criterion, by: 'JUDGEMENT' });
    else if (reason !== null) because.push({ article, text, criterion, reason });
    else if (rule.check === 'DOCUMENTED') assessedByPeople.push({ article, text, criterion, by: 'PAPERS' });
  }
  return { answer: because.length === 0 ? 'YES' : 'NO', on, because, assessedByPeople };
}

/** What stands in the way; null when nothing does; `PEOPLE` for what only they can say, unknown rules included. */
function refusalOf(
  { check, criterion, value }: EligibilityRule,
  facts: EligibilityFacts,
  on: VietnamDay,
): RefusalReason | 'PEOPLE' | null {
  if (check === 'ASSESSED') return 'PEOPLE';
  switch (criterion) {
    case 'has_startup_project':
      return facts.projectName ? null : 'NOT_GIVEN';
    case 'enterprise_age':
      if (value === null) return 'PEOPLE';
      if (facts.firstRegisteredOn === null) return 'NOT_GIVEN';
      if (facts.firstRegisteredOn > on) return 'AFTER_REFERENCE_DATE';
      return on <= anniversary(facts.firstRegisteredOn, value) ? null : 'NOT_MET';
    case 'head_experience_years':
      if (value === null) return 'PEOPLE';
      if (facts.headExperienceYears === null) return 'NOT_GIVEN';
      return facts.headExperienceYears >= value ? null : 'NOT_MET';
    case 'has_support_process_and_cooperation_agreement':
      return facts.hasSupportProcess && facts.hasCooperationAgreements ? null : 'NOT_MET';
    default:
      return 'PEOPLE';
  }
}
