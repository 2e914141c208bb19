import { GATE_QUESTION_KINDS, type GateQuestionKind } from '@pho-hien/check-in-core';
import type { GatesPageQuery } from '#generated/graphql.ts';

interface Words {
  vi: string;
  en: string;
}

/** A question at the gate as its form holds it. */
export interface QuestionValues {
  /** Empty for a new one. */
  id: string;
  text: Words;
  kind: GateQuestionKind;
  required: boolean;
  /** Kept also while another kind is chosen, so that nothing typed is lost. */
  choices: Words[];
}

export const newChoice = (): Words => ({ vi: '', en: '' });

export const newQuestion = (): QuestionValues => ({
  id: '',
  text: { vi: '', en: '' },
  kind: 'CONFIRM',
  required: true,
  choices: [newChoice(), newChoice()],
});

export function questionValues(question: GatesPageQuery['checkInLists'][number]['questions'][number]): QuestionValues {
  const words = ({ vi, en }: Words): Words => ({ vi, en });
  const { id, text, kind, required, choices } = question;
  return {
    id,
    text: words(text),
    kind,
    required,
    choices: choices.length > 0 ? choices.map(words) : newQuestion().choices,
  };
}

export function readQuestions(data: FormData): QuestionValues[] {
  const words = (name: string): Words => ({
    vi: String(data.get(`${name}.vi`) ?? '').trim(),
    en: String(data.get(`${name}.en`) ?? '').trim(),
  });
  const questions: QuestionValues[] = [];
  for (let i = 0; data.has(`questions.${i}.text.vi`); i++) {
    const at = `questions.${i}`;
    const choices: Words[] = [];
    for (let c = 0; data.has(`${at}.choices.${c}.vi`); c++) choices.push(words(`${at}.choices.${c}`));
    questions.push({
      id: String(data.get(`${at}.id`) ?? ''),
      text: words(`${at}.text`),
      kind: GATE_QUESTION_KINDS.find((kind) => kind === data.get(`${at}.kind`)) ?? 'CONFIRM',
      required: data.get(`${at}.required`) === 'yes',
      choices: choices.length > 0 ? choices : newQuestion().choices,
    });
  }
  return questions;
}

/** As the API takes them: choices belong to a choice alone. */
export function questionInputs(questions: readonly QuestionValues[]) {
  return questions.map(({ id, kind, choices, ...question }) => ({
    ...question,
    kind,
    id: id || null,
    choices: kind === 'CHOICE' ? choices : [],
  }));
}
