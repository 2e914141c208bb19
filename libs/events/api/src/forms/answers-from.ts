import type { FormAnswers } from '@pho-hien/events-core';
import type { AnswerInput } from './form.graphql.ts';

/** Answers as a client lists them, by the id of their field; a field answered twice has both answers, which is judged. */
export function answersFrom(inputs: readonly AnswerInput[] | null | undefined): FormAnswers {
  const answers = new Map<string, string[]>();
  for (const { fieldId, values } of inputs ?? []) answers.set(fieldId, [...(answers.get(fieldId) ?? []), ...values]);
  return Object.fromEntries(answers);
}
