import { isId, isVietnamDay, type ProblemCode, type FieldProblem, problemIn, textProblem } from '@pho-hien/kernel';
import type { FieldCondition, FormField } from './form-field.ts';

/**
 * Answers by the id of their field, each a list of texts as a form sends them: a `CHOICE` the ids of
 * its options, a `NUMBER` as typed, a `DATE` as `2026-12-12`, a `FILE` the file's id, a `CONSENT`
 * `yes`; nothing, or only empty texts, where it was not answered.
 */
export type FormAnswers = Readonly<Record<string, readonly string[]>>;

/** What a given consent is written as. */
export const CONSENTED = 'yes';

/**
 * The fields that are asked, given these answers, in their order. The answer to a question that is
 * not asked counts as none, so a condition on it sees none either.
 */
export function visibleFields(fields: readonly FormField[], answers: FormAnswers): FormField[] {
  const shown: FormField[] = [];
  for (const field of fields) {
    if (holds(field.condition, shown, answers)) shown.push(field);
  }
  return shown;
}

/** What is wrong with the answers to the questions that are asked, under `answers.<id of the field>`; others are not looked at. */
export function answerProblems(fields: readonly FormField[], answers: FormAnswers): FieldProblem[] {
  return visibleFields(fields, answers).flatMap((field) =>
    problemIn(`answers.${field.id}`, answerProblem(field, givenTo(field, answers))),
  );
}

/** The answers as stored: tidy, and only those to questions that are asked. Meant for answers without problems. */
export function normaliseAnswers(fields: readonly FormField[], answers: FormAnswers): FormAnswers {
  return Object.fromEntries(
    visibleFields(fields, answers).flatMap((field) => {
      const given = givenTo(field, answers);
      return given.length === 0 ? [] : [[field.id, given.map((text) => tidy(field, text))]];
    }),
  );
}

/** The files among the answers to questions that are asked, by the id of the field. */
export function filesAmong(fields: readonly FormField[], answers: FormAnswers): Map<string, string> {
  const asked = visibleFields(fields, answers).filter(({ kind }) => kind === 'FILE');
  return new Map(asked.flatMap((field) => givenTo(field, answers).map((fileId) => [field.id, fileId] as const)));
}

/** The answer without texts that are empty. */
export function givenTo({ id }: Pick<FormField, 'id'>, answers: FormAnswers): string[] {
  const given = Object.hasOwn(answers, id) ? answers[id]! : [];
  return given.filter((text) => text.trim() !== '');
}

/** A number as people here type it: `1250,5`, `1250.5`; `null` when it is none. */
export function parseNumber(text: string): number | null {
  const plain = text.trim().replace(',', '.');
  return /^-?\d{1,15}(?:\.\d{1,6})?$/.test(plain) ? Number(plain) : null;
}

function holds(condition: FieldCondition | null, shown: readonly FormField[], answers: FormAnswers): boolean {
  if (condition === null) return true;
  const asked = shown.find(({ id }) => id === condition.fieldId);
  const given = asked ? givenTo(asked, answers) : [];
  switch (condition.operator) {
    case 'ANSWERED':
      return given.length > 0;
    case 'NOT_ANSWERED':
      return given.length === 0;
    case 'IS':
      return given.includes(condition.optionId ?? '');
    case 'IS_NOT':
      return !given.includes(condition.optionId ?? '');
  }
}

function answerProblem(field: FormField, given: readonly string[]): ProblemCode | null {
  const [first] = given;
  if (first === undefined) return field.required ? 'required' : null;
  if (given.length > 1 && !(field.kind === 'CHOICE' && field.many)) return 'not_allowed';
  switch (field.kind) {
    case 'TEXT':
      return !field.long && /[\r\n]/.test(first) ? 'not_plain_text' : textProblem(first, field.maxLength);
    case 'CHOICE':
      if (given.some((text) => !field.options.some(({ id }) => id === text))) return 'unknown_value';
      return new Set(given).size < given.length ? 'duplicate' : null;
    case 'NUMBER':
      return numberProblem(field, parseNumber(first));
    case 'DATE':
      if (!isVietnamDay(first)) return 'not_a_day';
      if (field.earliest && first < field.earliest) return 'too_small';
      return field.latest && first > field.latest ? 'too_large' : null;
    case 'FILE':
      return isId(first) ? null : 'not_an_id';
    case 'CONSENT':
      return first === CONSENTED ? null : 'unknown_value';
  }
}

function numberProblem({ integer, min, max }: FormField, value: number | null): ProblemCode | null {
  if (value === null || (integer && !Number.isInteger(value))) return 'not_a_number';
  if (min !== null && value < min) return 'too_small';
  return max !== null && value > max ? 'too_large' : null;
}

function tidy({ kind }: FormField, text: string): string {
  if (kind === 'NUMBER') return String(parseNumber(text));
  return kind === 'TEXT' ? text.normalize('NFC').replace(/\r\n?/g, '\n').trim() : text;
}
