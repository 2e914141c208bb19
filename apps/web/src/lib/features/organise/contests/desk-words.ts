import { m, problemText } from '@pho-hien/messages';
import type {
  AssignmentConstraint,
  ConflictKind,
  JudgeState,
  RankingWarning,
  ResultStatus,
  SheetStatus,
} from '#generated/graphql.ts';

const inTheWay: Record<string, () => string> = {
  'id not_allowed': m.contest_desk_step_not_now,
  'entries required': m.contest_desk_step_no_entries,
  'entries not_allowed': m.contest_desk_step_undecided,
  'roundId not_allowed': m.contest_desk_step_round,
  'resultId not_allowed': m.contest_desk_step_result,
  'judgeId not_allowed': m.contest_desk_step_judge,
  'assigned not_allowed': m.contest_desk_step_begun,
  'sheetId not_allowed': m.contest_desk_step_sheet,
  'entryId unknown_value': m.contest_desk_step_entry,
  'entryId not_allowed': m.contest_desk_step_judge,
  'judges required': m.contest_round_step_no_judges,
  'entryIds required': m.contest_round_step_entry_ids,
  'entryIds too_long': m.contest_round_step_entry_ids,
  'entryIds duplicate': m.contest_round_step_entry_ids,
  'entryIds unknown_value': m.contest_round_step_entry_ids,
  'entryIds not_allowed': m.contest_round_step_begun,
  'publishAt too_small': m.contest_desk_step_past,
  'publishAt not_a_time': m.contest_desk_step_no_moment,
  'step not_allowed': m.contest_desk_step_moved,
  'begun not_allowed': m.contest_desk_step_entered,
  'results not_allowed': m.contest_desk_step_published,
  'version not_allowed': m.contest_desk_step_moved,
  'opensAt required': m.contest_desk_step_no_opening,
  'closesAt required': m.contest_desk_step_no_deadline,
  'entryRules.referenceDay required': m.contest_desk_step_no_day,
};

/** What stands in the way of a step, as a sentence. */
export function stepProblemText({ field, code }: { readonly field: string; readonly code: string }): string {
  const known = inTheWay[`${field} ${code}`];
  if (known) return known();
  if (field.startsWith('boards')) return m.contest_desk_step_setup({ problem: problemText(code) });
  if (/^decisions\.\d+\.reason$/.test(field)) return m.contest_desk_step_reason();
  if (/^decisions/.test(field)) return m.contest_desk_step_decisions();
  return problemText(code);
}

const sheets: Record<SheetStatus, () => string> = {
  EMPTY: m.judging_state_to_do,
  IN_PROGRESS: m.judging_state_in_progress,
  SUBMITTED: m.judging_state_submitted,
  REOPENED: m.judging_state_reopened,
  VOID: m.contest_desk_sheet_void,
};
const judges: Record<JudgeState, () => string> = {
  INVITED: m.contest_desk_judge_invited,
  ACCEPTED: m.contest_desk_judge_accepted,
  SIGNED: m.contest_desk_judge_signed,
  ENDED: m.contest_desk_judge_ended,
};
const conflicts: Record<ConflictKind, () => string> = {
  TEAM_MEMBER: m.contest_desk_tie_team,
  SAME_ORGANISATION: m.contest_desk_tie_organisation,
  DECLARED: m.contest_desk_tie_declared,
  ENTERED_BOARD: m.contest_desk_tie_board,
  MENTOR: m.contest_desk_tie_mentor,
  SAME_MAIL_DOMAIN: m.contest_desk_tie_domain,
  WORKED_TOGETHER: m.contest_desk_tie_worked,
};
const constraints: Record<AssignmentConstraint, () => string> = {
  LOAD: m.contest_desk_loosen_load,
  FIELDS: m.contest_desk_loosen_fields,
  CONFLICTS: m.contest_desk_loosen_conflicts,
  JUDGES_PER_ENTRY: m.contest_desk_loosen_per_entry,
  PINNED: m.contest_desk_loosen_pinned,
};
const warnings: Record<RankingWarning, () => string> = {
  SEPARATE_JURIES: m.contest_desk_warn_separate,
  NOT_ENOUGH_IN_COMMON: m.contest_desk_warn_common,
  TIE_AT_THE_CUT: m.contest_desk_warn_cut,
  LOT_NOT_DRAWN: m.contest_desk_warn_lot,
};
const results: Record<ResultStatus, () => string> = {
  DRAFT: m.contest_desk_result_draft,
  DECIDED: m.contest_desk_result_decided,
  SCHEDULED: m.contest_desk_result_scheduled,
  PUBLISHED: m.contest_desk_result_published,
  SUPERSEDED: m.contest_desk_result_superseded,
};

export const sheetText = (status: SheetStatus): string => sheets[status]();
export const judgeText = (state: JudgeState): string => judges[state]();
export const conflictText = (kind: ConflictKind): string => conflicts[kind]();
export const constraintText = (constraint: AssignmentConstraint): string => constraints[constraint]();
export const warningText = (warning: RankingWarning): string => warnings[warning]();
export const resultText = (status: ResultStatus): string => results[status]();
