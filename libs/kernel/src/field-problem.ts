/**
 * Everything that can be wrong with one field of an input.
 * `libs/messages` holds the words for each, under `problem_<code>`.
 */
export const PROBLEM_CODES = [
  'required',
  'too_short',
  'too_long',
  'not_plain_text',
  'contains_link',
  'not_a_name',
  'not_an_email',
  'not_a_phone',
  'not_a_day',
  'not_a_time',
  'not_a_slug',
  'not_a_website',
  'not_a_tax_code',
  'in_the_future',
  'not_an_id',
  'not_a_number',
  'too_small',
  'too_large',
  'ends_before_start',
  'outside_event',
  'outside_hours',
  'duplicate',
  'already_registered',
  'unknown_value',
  'not_allowed',
] as const;

/** What is wrong with a field. */
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** One thing wrong with one field of an input: data for the screen, never prose. */
export interface FieldProblem {
  /** The field's path in the input, such as `email` or `days.0.opensAt`. */
  readonly field: string;
  readonly code: ProblemCode;
}

/** The problem as a list of none or one, so that checks can be written one below the other. */
export function problemIn(field: string, code: ProblemCode | null): FieldProblem[] {
  return code === null ? [] : [{ field, code }];
}
