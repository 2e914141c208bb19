import { m } from '@pho-hien/messages';

/** What was done in a contest, as the end of a sentence that begins with who did it. */
export const contestActions: Record<string, () => string> = {
  'contest.created': m.audit_contest_created,
  'contest.changed': m.audit_contest_changed,
  'contest.opened': m.audit_contest_opened,
  'contest.returned_to_draft': m.audit_contest_returned_to_draft,
  'contest.scoring_started': m.audit_contest_scoring_started,
  'contest.finished': m.audit_contest_finished,
  'contest.cancelled': m.audit_contest_cancelled,
  'contest.judges_assigned': m.audit_contest_judges_assigned,
  'contest.judge_set': m.audit_contest_judge_set,
  'contest.judge_unset': m.audit_contest_judge_unset,
  'contest.judge_recused': m.audit_contest_judge_recused,
  'contest.round_opened': m.audit_contest_round_opened,
  'contest.round_closed': m.audit_contest_round_closed,
  'contest.round_reopened': m.audit_contest_round_reopened,
  'contest.result_computed': m.audit_contest_result_computed,
  'contest.result_decided': m.audit_contest_result_decided,
  'contest.result_scheduled': m.audit_contest_result_scheduled,
  'contest.result_published': m.audit_contest_result_published,
  'contest_entry.begun': m.audit_contest_entry_begun,
  'contest_entry.submitted': m.audit_contest_entry_submitted,
  'contest_entry.taken_back': m.audit_contest_entry_taken_back,
  'contest_entry.withdrawn': m.audit_contest_entry_withdrawn,
  'contest_entry.found_eligible': m.audit_contest_entry_found_eligible,
  'contest_entry.found_ineligible': m.audit_contest_entry_found_ineligible,
  'contest_entry.appealed': m.audit_contest_entry_appealed,
  'contest_entry.appeal_upheld': m.audit_contest_entry_appeal_upheld,
  'contest_entry.appeal_dismissed': m.audit_contest_entry_appeal_dismissed,
  'contest_judge.invited': m.audit_contest_judge_invited,
  'contest_judge.changed': m.audit_contest_judge_changed,
  'contest_judge.signed': m.audit_contest_judge_signed,
  'contest_judge.ended': m.audit_contest_judge_ended,
  'contest_judge.tie_told': m.audit_contest_judge_tie_told,
  'contest_judge.tie_barred': m.audit_contest_judge_tie_barred,
  'contest_judge.tie_allowed': m.audit_contest_judge_tie_allowed,
  'contest_sheet.submitted': m.audit_contest_sheet_submitted,
  'contest_sheet.reopened': m.audit_contest_sheet_reopened,
};

/** What the log of a contest is about. */
export const contestTypes: Record<string, () => string> = {
  contest: m.audit_type_contest,
  contest_entry: m.audit_type_contest_entry,
  contest_judge: m.audit_type_contest_judge,
  contest_sheet: m.audit_type_contest_sheet,
};
