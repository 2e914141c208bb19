import { m } from './paraglide/messages.js';

type Words = (inputs?: Record<string, never>, options?: { locale?: 'vi' | 'en' }) => string;

/** The words for every code of `FieldProblem`; written out, so that a page carries no others. */
const texts: Record<string, Words> = {
  required: m.problem_required,
  too_short: m.problem_too_short,
  too_long: m.problem_too_long,
  not_plain_text: m.problem_not_plain_text,
  contains_link: m.problem_contains_link,
  not_a_name: m.problem_not_a_name,
  not_an_email: m.problem_not_an_email,
  not_a_phone: m.problem_not_a_phone,
  not_a_day: m.problem_not_a_day,
  not_a_time: m.problem_not_a_time,
  not_a_slug: m.problem_not_a_slug,
  not_a_website: m.problem_not_a_website,
  not_a_tax_code: m.problem_not_a_tax_code,
  in_the_future: m.problem_in_the_future,
  not_an_id: m.problem_not_an_id,
  not_a_number: m.problem_not_a_number,
  too_small: m.problem_too_small,
  too_large: m.problem_too_large,
  ends_before_start: m.problem_ends_before_start,
  outside_event: m.problem_outside_event,
  outside_hours: m.problem_outside_hours,
  duplicate: m.problem_duplicate,
  already_registered: m.problem_already_registered,
  unknown_value: m.problem_unknown_value,
  not_allowed: m.problem_not_allowed,
};

/** What to say about a problem with a field; a code we do not know asks to look again. */
export function problemText(code: string, locale?: 'vi' | 'en'): string {
  return (texts[code] ?? m.problem_invalid)({}, locale ? { locale } : {});
}
