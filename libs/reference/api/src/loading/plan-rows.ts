import { searchKey } from '@pho-hien/kernel';
import type { ApplicantType, RuleCheck, SuccessorConfidence } from '@pho-hien/reference-core';

/** `data/plan-142.json`, as far as it is used. */
export interface PlanFile {
  readonly source: { readonly number: string; readonly title_vi: string; readonly effective_on: string };
  readonly agencies: readonly {
    readonly id: string;
    readonly name_vi: string;
    readonly name_en: string;
    readonly type: string;
    readonly successor: {
      readonly name_vi: string;
      readonly confidence: string;
      readonly basis: string;
    } | null;
  }[];
  readonly eligibility: readonly {
    readonly code: string;
    readonly rules: readonly {
      readonly id: string;
      readonly code?: string;
      readonly applicant_types: readonly string[];
      readonly criterion: string;
      readonly check: string;
      readonly value?: number;
      readonly text_vi: string;
    }[];
  }[];
}

const CONFIDENCES: Record<string, SuccessorConfidence> = {
  found_in_source: 'FOUND_IN_SOURCE',
  own_knowledge_unverified: 'UNVERIFIED',
};

const citationOf = ({ source }: PlanFile) => `Kế hoạch ${source.number}: ${source.title_vi}`;

/** The rows of `agencies`, in the plan's order. Confidence that the data does not name counts as none. */
export function agencyRows(plan: PlanFile) {
  return plan.agencies.map(({ id, name_vi, name_en, type, successor }, position) => ({
    code: id,
    position,
    name: name_vi,
    name_en,
    type,
    is_group: type === 'group' || type === 'role',
    successor_name: successor?.name_vi ?? null,
    successor_confidence: successor ? (CONFIDENCES[successor.confidence] ?? 'UNVERIFIED') : null,
    successor_basis: successor?.basis ?? null,
    search_text: searchKey([name_vi, name_en, successor?.name_vi ?? ''].join(' ')),
    citation: citationOf(plan),
    valid_from: plan.source.effective_on,
  }));
}

/** The rows of `eligibility_rules`, in the plan's order. */
export function eligibilityRows(plan: PlanFile) {
  return plan.eligibility
    .flatMap((article) => article.rules.map((rule) => ({ ...rule, article: rule.code ?? article.code })))
    .map((rule, position) => ({
      id: rule.id,
      position,
      article: rule.article,
      applicants: JSON.stringify(rule.applicant_types.map((type) => type.toUpperCase() as ApplicantType)),
      criterion: rule.criterion,
      check: rule.check.toUpperCase() as RuleCheck,
      value: rule.value ?? null,
      text: rule.text_vi,
      citation: citationOf(plan),
      valid_from: plan.source.effective_on,
    }));
}
