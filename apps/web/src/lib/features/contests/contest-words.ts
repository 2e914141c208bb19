import { formatPoints } from '@pho-hien/contests-core';
import { m } from '@pho-hien/messages';
import type {
  AppealStatus,
  ContestStatus,
  DecisionOutcome,
  EntryRefusalCode,
  EntryStatus,
  LowestRule,
  PublicSetupFragment,
  RankingMethod,
  RankingNoteCode,
  RoundStatus,
  TieBreakKind,
} from '#generated/graphql.ts';
import { fieldText, kindText } from '#lib/features/startups/startup-words.ts';
import { moment, say, shortDay } from '#lib/shell/written.ts';

const entryStates: Record<EntryStatus, () => string> = {
  DRAFT: m.contests_entry_draft,
  SUBMITTED: m.contests_entry_submitted,
  ELIGIBLE: m.contests_entry_eligible,
  INELIGIBLE: m.contests_entry_ineligible,
  IN_ROUND: m.contests_entry_in_round,
  ADVANCED: m.contests_entry_advanced,
  ELIMINATED: m.contests_entry_eliminated,
  AWARDED: m.contests_entry_awarded,
  WITHDRAWN: m.contests_entry_withdrawn,
};
const contestStates: Record<ContestStatus, () => string> = {
  DRAFT: m.contests_state_draft,
  OPEN: m.contests_state_open,
  FINISHED: m.contests_state_finished,
  CANCELLED: m.contests_state_cancelled,
};
const roundStates: Record<RoundStatus, () => string> = {
  PLANNED: m.contests_round_planned,
  OPENED: m.contests_round_opened,
  SCORING: m.contests_round_scoring,
  CLOSED: m.contests_round_closed,
  DECIDED: m.contests_round_decided,
};
const methods: Record<RankingMethod, () => string> = {
  WEIGHTED_MEAN: m.contests_method_mean,
  TRIMMED_MEAN: m.contests_method_trimmed,
  JUDGE_ADJUSTED: m.contests_method_adjusted,
};
const lowests: Record<LowestRule, () => string> = {
  ALLOWED: () => '',
  NOT_ON_ANY_SHEET: m.contests_lowest_any,
  NOT_ON_EVERY_SHEET: m.contests_lowest_every,
};
const outcomes: Record<DecisionOutcome, () => string> = {
  ADVANCED: m.contests_outcome_advanced,
  ELIMINATED: m.contests_outcome_eliminated,
  AWARDED: m.contests_outcome_awarded,
};
const appeals: Record<AppealStatus, () => string> = {
  FILED: m.contests_appeal_filed,
  UPHELD: m.contests_appeal_upheld,
  DISMISSED: m.contests_appeal_dismissed,
  WITHDRAWN: m.contests_appeal_withdrawn,
};

export const entryStateText = (status: EntryStatus): string => entryStates[status]();
export const contestStateText = (status: ContestStatus): string => contestStates[status]();
export const roundStateText = (status: RoundStatus): string => roundStates[status]();
export const methodText = (method: RankingMethod): string => methods[method]();
export const outcomeText = (outcome: DecisionOutcome): string => outcomes[outcome]();
export const appealText = (status: AppealStatus): string => appeals[status]();

/** How loudly an entry's state is shown. */
export function entryTone(status: EntryStatus): 'plain' | 'teal' | 'amber' | 'good' | 'bad' {
  if (status === 'AWARDED' || status === 'ADVANCED') return 'good';
  if (status === 'INELIGIBLE') return 'bad';
  if (status === 'DRAFT') return 'amber';
  return status === 'ELIMINATED' || status === 'WITHDRAWN' ? 'plain' : 'teal';
}

interface Refused {
  readonly code: EntryRefusalCode;
  readonly allowed?: number | null;
  readonly found?: number | null;
  readonly plan: readonly { readonly article: string; readonly text: string }[];
}
const refusals: Record<EntryRefusalCode, (of: { allowed: number; found: number }) => string> = {
  KIND_NOT_ADMITTED: () => m.contests_no_kind(),
  NOT_PLAN_ELIGIBLE: () => m.contests_no_plan(),
  PAST_WINNER: () => m.contests_no_past_winner(),
  OFFICIAL_IN_TEAM: () => m.contests_no_official(),
  TEAM_TOO_SMALL: (of) => m.contests_no_team_small(of),
  TEAM_TOO_LARGE: (of) => m.contests_no_team_large(of),
  TOO_MANY_OF_ORGANISATION: ({ allowed }) => m.contests_no_more_of_organisation({ allowed }),
  TOO_MANY_OF_INSTITUTION: ({ allowed }) => m.contests_no_more_of_institution({ allowed }),
  FIELD_NOT_ADMITTED: () => m.contests_no_field_admitted(),
  NO_FIELD: () => m.contests_no_field(),
};

/** A rule that bars an entry, as a sentence; what the plan says comes after it. */
export function refusalText({ code, allowed, found, plan }: Refused): string {
  const sentence = refusals[code]({ allowed: allowed ?? 0, found: found ?? 0 });
  return [sentence, ...plan.map(({ article, text }) => [article, text].filter(Boolean).join(': '))].join(' ');
}

/** That a contest takes no entries now, and since or from when. */
export function notTakenText(taken: {
  opensAt?: string | null;
  closesAt?: string | null;
  secondsLate: number;
}): string {
  if (taken.secondsLate > 0 && taken.closesAt)
    return m.contests_too_late({ time: moment(taken.closesAt), seconds: taken.secondsLate });
  return taken.opensAt ? m.contests_too_early({ time: moment(taken.opensAt) }) : m.contests_not_taken();
}

/** The rules of entry as sentences. */
export function entryRuleTexts(rules: PublicSetupFragment['entryRules']): string[] {
  const { leastTeam: least, mostTeam: most } = rules;
  return [
    rules.kinds.length > 0 && m.contests_rule_kinds({ kinds: rules.kinds.map(kindText).join(', ') }),
    rules.fields.length > 0 && m.contests_rule_fields({ fields: rules.fields.map(fieldText).join(', ') }),
    rules.planEligible && m.contests_rule_plan(),
    rules.referenceDay && m.contests_rule_day({ day: shortDay(rules.referenceDay) }),
    least != null && m.contests_rule_least({ least }),
    most != null && m.contests_rule_most({ most }),
    rules.entriesPerOrganisation != null && m.contests_rule_per_organisation({ count: rules.entriesPerOrganisation }),
    rules.entriesPerInstitution != null && m.contests_rule_per_institution({ count: rules.entriesPerInstitution }),
    rules.pastWinnersBarred && m.contests_rule_past_winners(),
    rules.officialsBarred && m.contests_rule_officials(),
  ].filter((one) => typeof one === 'string');
}

type PublicRound = PublicSetupFragment['boards'][number]['rounds'][number];
const tieBreaks: Record<Exclude<TieBreakKind, 'CRITERION'>, () => string> = {
  RAW_MEAN: m.contests_tie_raw_mean,
  MEDIAN: m.contests_tie_median,
  LOWEST_SHEET: m.contests_tie_lowest,
  HIGHEST_SHEET: m.contests_tie_highest,
  SUBMITTED_EARLIER: m.contests_tie_earlier,
  LOT: m.contests_tie_lot,
};

/** What settles a tie, other than one criterion. */
export const tieBreakKindText = (kind: Exclude<TieBreakKind, 'CRITERION'>): string => tieBreaks[kind]();

/** One step of the chain that settles ties. */
export function tieBreakText({ kind, criterionId }: PublicRound['tieBreaks'][number], round: PublicRound): string {
  if (kind !== 'CRITERION') return tieBreaks[kind]();
  const name = round.criteria.find(({ id }) => id === criterionId)?.name;
  return m.contests_tie_criterion({ name: name ? say(name) : '' });
}

/** How a round is decided, as sentences: judges, method, pass marks, ties, who goes on. */
export function roundRuleTexts(round: PublicRound): string[] {
  const { passMarks, advance, tieBreaks: chain } = round;
  return [
    m.contests_rule_judges({ count: round.judgesPerEntry }),
    round.blind && m.contests_rule_blind(),
    methodText(round.ranking.method),
    passMarks.leastMean != null && m.contests_rule_pass({ least: formatPoints(passMarks.leastMean) }),
    lowests[passMarks.lowest](),
    chain.length > 0 && m.contests_rule_ties({ chain: chain.map((one) => tieBreakText(one, round)).join('; ') }),
    advance != null && m.contests_rule_advance({ count: advance }),
  ].filter((one): one is string => typeof one === 'string' && one !== '');
}

type Values = Record<string, string>;
const notes: Record<RankingNoteCode, (values: Values, round: PublicRound | undefined) => string> = {
  MEAN_OF_SHEETS: (v) => m.contests_note_mean({ sheets: v['sheets'] ?? '', score: v['score'] ?? '' }),
  TRIMMED: (v) => m.contests_note_trimmed({ sheets: v['sheets'] ?? '', left: v['left'] ?? '' }),
  TOO_FEW_TO_TRIM: (v) => m.contests_note_too_few({ sheets: v['sheets'] ?? '', needed: v['needed'] ?? '' }),
  ADJUSTED: (v) =>
    m.contests_note_adjusted({ raw: v['raw'] ?? '', score: v['score'] ?? '', change: v['change'] ?? '' }),
  NOTHING_TO_ADJUST: () => m.contests_note_nothing(),
  SHEETS_MISSING: (v) => m.contests_note_missing({ sheets: v['sheets'] ?? '', needed: v['needed'] ?? '' }),
  BELOW_LEAST_MEAN: (v) => m.contests_note_below({ mean: v['mean'] ?? '', least: v['least'] ?? '' }),
  CRITERION_AT_LOWEST: (v, round) => {
    const name = round?.criteria.find(({ id }) => id === v['criterionId'])?.name;
    return m.contests_note_lowest({ name: name ? say(name) : '' });
  },
  TIE_BROKEN: (v, round) => m.contests_note_tie_broken({ by: round ? brokenBy(v, round) : '' }),
  TIE_OPEN: () => m.contests_note_tie_open(),
};

function brokenBy(values: Values, round: PublicRound): string {
  const criterionId = values['criterionId'] || null;
  const step = round.tieBreaks.find((one) => one.kind === values['by'] && (one.criterionId ?? null) === criterionId);
  return step ? tieBreakText(step, round) : '';
}

/** What stands beside a score in a ranking: how it came about. */
export function noteText(
  note: { readonly code: RankingNoteCode; readonly values: readonly { name: string; value: string }[] },
  round: PublicRound | undefined,
): string {
  return notes[note.code](Object.fromEntries(note.values.map(({ name, value }) => [name, value])), round);
}
