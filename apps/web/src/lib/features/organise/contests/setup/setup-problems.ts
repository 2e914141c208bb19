import { m, problemText } from '@pho-hien/messages';

interface Problem {
  readonly field: string;
  readonly code: string;
}
const frozen = m.contest_setup_bad_frozen;

/** What is wrong where the general words would not say what to do; places of lists stand as `*`. */
const texts: Record<string, () => string> = {
  'id not_allowed': m.contest_setup_bad_over,
  'step not_allowed': m.contest_setup_bad_step,
  'slug duplicate': m.contest_setup_bad_slug_taken,
  'eventId not_allowed': m.contest_setup_bad_event,
  'opensAt required': m.contest_setup_bad_before_opening,
  'closesAt required': m.contest_setup_bad_before_opening,
  'closesAt ends_before_start': m.contest_setup_bad_closes,
  'entryRules not_allowed': frozen,
  'entryRules.referenceDay required': m.contest_setup_bad_reference_day,
  'entryRules.mostTeam ends_before_start': m.contest_setup_bad_most_team,
  'boards required': m.contest_setup_bad_no_board,
  'boards too_long': m.contest_setup_bad_too_many,
  'boards duplicate': m.contest_setup_bad_twice,
  'boards not_allowed': m.contest_setup_bad_in_use,
  'boards.* not_allowed': m.contest_setup_bad_in_use,
  'boards.*.fields not_allowed': frozen,
  'boards.*.prizes not_allowed': frozen,
  'boards.*.prizes too_long': m.contest_setup_bad_too_many,
  'boards.*.rounds required': m.contest_setup_bad_no_round,
  'boards.*.rounds too_long': m.contest_setup_bad_too_many,
  'boards.*.rounds.* not_allowed': frozen,
  'boards.*.rounds.*.kind not_allowed': m.contest_setup_bad_kind,
  'boards.*.rounds.*.scoringOpensAt ends_before_start': m.contest_setup_bad_scoring_opens,
  'boards.*.rounds.*.scoringClosesAt ends_before_start': m.contest_setup_bad_scoring_closes,
  'boards.*.rounds.*.criteria required': m.contest_setup_bad_no_criterion,
  'boards.*.rounds.*.criteria too_long': m.contest_setup_bad_too_many,
  'boards.*.rounds.*.criteria duplicate': m.contest_setup_bad_twice,
  'boards.*.rounds.*.criteria.*.scale.max ends_before_start': m.contest_setup_bad_scale,
  'boards.*.rounds.*.criteria.*.scale.step not_allowed': m.contest_setup_bad_step_size,
  'boards.*.rounds.*.criteria.*.levels too_long': m.contest_setup_bad_too_many,
  'boards.*.rounds.*.criteria.*.levels.*.from unknown_value': m.contest_setup_bad_level,
  'boards.*.rounds.*.criteria.*.levels.*.from duplicate': m.contest_setup_bad_level_order,
  'boards.*.rounds.*.judgesPerEntry too_small': m.contest_setup_bad_judges,
  'boards.*.rounds.*.advance required': m.contest_setup_bad_advance,
  'boards.*.rounds.*.advance not_allowed': m.contest_setup_bad_advance_last,
  'boards.*.rounds.*.ranking.drop too_large': m.contest_setup_bad_drop,
  'boards.*.rounds.*.tieBreaks.* unknown_value': m.contest_setup_bad_tie_gone,
  'boards.*.rounds.*.tieBreaks.* duplicate': m.contest_setup_bad_tie_twice,
  'boards.*.rounds.*.tieBreaks.* not_allowed': m.contest_setup_bad_tie_after_lot,
};

/** Whether a problem has words of its own; the others' general words say what to do. */
export const hasOwnWords = ({ field, code }: Problem): boolean => `${patternOf(field)} ${code}` in texts;

/** What is wrong with a field of a set-up, and what to do. */
export function setupProblemText({ field, code }: Problem): string {
  return (texts[`${patternOf(field)} ${code}`] ?? (() => problemText(code)))();
}

const patternOf = (field: string) => field.replaceAll(/\.\d+(?=\.|$)/g, '.*');

/** The steps of the form, in order. */
export const SETUP_STEPS = ['about', 'who', 'boards', 'open'] as const;
export type SetupStep = (typeof SETUP_STEPS)[number];

/** The step on which a field stands. */
export function stepOf(field: string): SetupStep {
  if (field.startsWith('boards')) return 'boards';
  return field.startsWith('entryRules') ? 'who' : 'about';
}
