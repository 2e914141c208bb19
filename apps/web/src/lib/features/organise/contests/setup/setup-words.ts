import { m } from '@pho-hien/messages';
import type { LowestRule, RankingMethod, RoundKind } from '#generated/graphql.ts';

const kinds: Record<RoundKind, () => string> = {
  SCREENING: m.contests_round_screening,
  SEMI_FINAL: m.contests_round_semi_final,
  FINAL: m.contests_round_final,
};
const lowests: Record<LowestRule, () => string> = {
  ALLOWED: m.contest_setup_lowest_allowed,
  NOT_ON_ANY_SHEET: m.contest_setup_lowest_any,
  NOT_ON_EVERY_SHEET: m.contest_setup_lowest_every,
};
const methods: Record<RankingMethod, () => { label: string; description: string }> = {
  WEIGHTED_MEAN: () => ({ label: m.contest_setup_method_mean(), description: m.contests_method_mean() }),
  TRIMMED_MEAN: () => ({ label: m.contest_setup_method_trimmed(), description: m.contests_method_trimmed() }),
  JUDGE_ADJUSTED: () => ({ label: m.contest_setup_method_adjusted(), description: m.contests_method_adjusted() }),
};

export const roundKindText = (kind: RoundKind): string => kinds[kind]();
export const lowestChoice = (rule: LowestRule): string => lowests[rule]();
/** A way of ranking, named, and explained in a sentence. */
export const methodChoice = (method: RankingMethod): { label: string; description: string } => methods[method]();
