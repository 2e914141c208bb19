import {
  type FieldProblem,
  isId,
  isVietnamDay,
  LOCALES,
  type LocalizedText,
  type ProblemCode,
  problemIn,
  textProblem,
} from '@pho-hien/kernel';
import {
  CONDITION_OPERATORS,
  FIELD_KINDS,
  FORM_TEXT_LENGTHS,
  type FormField,
  MOST_FIELDS,
  MOST_OPTIONS,
} from './form-field.ts';

/** What is wrong with a form, field by field: `fields.2.label.vi`. Vietnamese is required, English may be empty. */
export function formProblems(fields: readonly FormField[]): FieldProblem[] {
  return [
    ...problemIn('fields', fields.length > MOST_FIELDS ? 'too_long' : null),
    ...fields.flatMap((field, i) => fieldProblems(field, fields.slice(0, i), `fields.${i}`)),
  ];
}

function fieldProblems(field: FormField, earlier: readonly FormField[], at: string): FieldProblem[] {
  const { label, consent, help } = FORM_TEXT_LENGTHS;
  return [
    ...problemIn(
      `${at}.id`,
      !isId(field.id) ? 'not_an_id' : earlier.some(({ id }) => id === field.id) ? 'duplicate' : null,
    ),
    ...problemIn(`${at}.kind`, FIELD_KINDS.includes(field.kind) ? null : 'unknown_value'),
    ...textProblems(field.label, `${at}.label`, field.kind === 'CONSENT' ? consent : label, true),
    ...textProblems(field.help, `${at}.help`, help, false),
    ...conditionProblems(field, earlier, `${at}.condition`),
    ...settingProblems(field, at),
  ];
}

function textProblems(text: LocalizedText, at: string, longest: number, required: boolean): FieldProblem[] {
  return LOCALES.flatMap((locale) =>
    problemIn(`${at}.${locale}`, textProblem(text[locale], longest, required && locale === 'vi')),
  );
}

function conditionProblems({ condition }: FormField, earlier: readonly FormField[], at: string): FieldProblem[] {
  if (condition === null) return [];
  const asked = earlier.find(({ id }) => id === condition.fieldId);
  if (!asked) return problemIn(`${at}.fieldId`, 'unknown_value');
  if (!CONDITION_OPERATORS.includes(condition.operator)) return problemIn(`${at}.operator`, 'unknown_value');
  const compares = condition.operator === 'IS' || condition.operator === 'IS_NOT';
  if (!compares) return problemIn(`${at}.optionId`, condition.optionId === null ? null : 'not_allowed');
  if (asked.kind !== 'CHOICE') return problemIn(`${at}.operator`, 'not_allowed');
  const known = asked.options.some(({ id }) => id === condition.optionId);
  return problemIn(`${at}.optionId`, known ? null : condition.optionId === null ? 'required' : 'unknown_value');
}

function settingProblems(field: FormField, at: string): FieldProblem[] {
  switch (field.kind) {
    case 'TEXT':
      return problemIn(`${at}.maxLength`, lengthProblem(field.maxLength));
    case 'CHOICE':
      return optionProblems(field, at);
    case 'NUMBER': {
      const { min, max } = field;
      return [
        ...problemIn(`${at}.min`, min === null || Number.isFinite(min) ? null : 'not_a_number'),
        ...problemIn(`${at}.max`, max === null || Number.isFinite(max) ? null : 'not_a_number'),
        ...problemIn(`${at}.max`, min !== null && max !== null && max < min ? 'too_small' : null),
      ];
    }
    case 'DATE': {
      const { earliest, latest } = field;
      return [
        ...problemIn(`${at}.earliest`, earliest === null || isVietnamDay(earliest) ? null : 'not_a_day'),
        ...problemIn(`${at}.latest`, latest === null || isVietnamDay(latest) ? null : 'not_a_day'),
        ...problemIn(`${at}.latest`, earliest && latest && latest < earliest ? 'ends_before_start' : null),
      ];
    }
    default:
      return [];
  }
}

function lengthProblem(maxLength: number): ProblemCode | null {
  if (!Number.isInteger(maxLength)) return 'not_a_number';
  return maxLength < 1 ? 'too_small' : maxLength > FORM_TEXT_LENGTHS.answer ? 'too_large' : null;
}

function optionProblems({ options }: FormField, at: string): FieldProblem[] {
  const amount = options.length < 2 ? 'too_short' : options.length > MOST_OPTIONS ? 'too_long' : null;
  const repeated = (i: number, of: (option: (typeof options)[number]) => string) =>
    options.findIndex((other) => of(other) === of(options[i]!)) < i;
  return [
    ...problemIn(`${at}.options`, amount),
    ...options.flatMap((option, i) => [
      ...problemIn(
        `${at}.options.${i}.id`,
        !isId(option.id) ? 'not_an_id' : repeated(i, ({ id }) => id) ? 'duplicate' : null,
      ),
      ...textProblems(option.label, `${at}.options.${i}.label`, FORM_TEXT_LENGTHS.option, true),
      ...problemIn(`${at}.options.${i}.label.vi`, repeated(i, ({ label }) => label.vi.trim()) ? 'duplicate' : null),
    ]),
  ];
}
