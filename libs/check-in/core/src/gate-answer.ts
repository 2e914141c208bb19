import { type FieldProblem, type LocalizedText, problemIn, textProblem } from '@pho-hien/kernel';
import { GATE_TEXT_LENGTHS, type GateQuestion } from './gate-question.ts';

/** What the steward put in, by the id of the question: `YES` or `NO`, the place of the choice from 0, or the words. */
export type GivenAnswers = Readonly<Record<string, string>>;

/**
 * An answer as it is kept: with the question as it was asked, so that a list may be changed and what
 * was said at the gate still be read.
 */
export type GateAnswer = { readonly questionId: string; readonly question: LocalizedText } & (
  | { readonly kind: 'CONFIRM'; readonly yes: boolean }
  | { readonly kind: 'CHOICE'; readonly choice: LocalizedText }
  | { readonly kind: 'TEXT'; readonly text: string }
);

/** A form in which nothing is answered yet. */
export function unanswered(questions: readonly GateQuestion[]): Record<string, string> {
  return Object.fromEntries(questions.map(({ id }) => [id, '']));
}

/** What is wrong with what was given, by question; a no to what has to be confirmed is no answer. */
export function givenProblems(questions: readonly GateQuestion[], given: GivenAnswers): FieldProblem[] {
  return questions.flatMap((question) => {
    const value = (given[question.id] ?? '').trim();
    if (value === '') return problemIn(question.id, question.required ? 'required' : null);
    if (question.kind === 'TEXT') return problemIn(question.id, textProblem(value, GATE_TEXT_LENGTHS.answer));
    if (!answerOf(question, value)) return problemIn(question.id, 'unknown_value');
    return problemIn(question.id, question.required && value === 'NO' ? 'not_allowed' : null);
  });
}

/** The ids of the questions that count as answered: with these the scan is decided again. */
export function answeredIn(questions: readonly GateQuestion[], given: GivenAnswers): string[] {
  const open = new Set(givenProblems(questions, given).map(({ field }) => field));
  return questions.map(({ id }) => id).filter((id) => (given[id] ?? '').trim() !== '' && !open.has(id));
}

/** What was given, in the words that are kept; what cannot be read as an answer is left out. */
export function answersOf(questions: readonly GateQuestion[], given: GivenAnswers): GateAnswer[] {
  return questions.flatMap((question) => {
    const value = (given[question.id] ?? '').trim();
    return (value && answerOf(question, value)) || [];
  });
}

function answerOf({ id, text, kind, choices }: GateQuestion, value: string): GateAnswer | null {
  const about = { questionId: id, question: text };
  switch (kind) {
    case 'CONFIRM':
      return value === 'YES' || value === 'NO' ? { ...about, kind, yes: value === 'YES' } : null;
    case 'CHOICE': {
      const choice = /^\d+$/.test(value) ? choices[Number(value)] : undefined;
      return choice ? { ...about, kind, choice } : null;
    }
    case 'TEXT':
      return { ...about, kind, text: value };
  }
}

/** Answers as the text that is sealed. */
export function answersText(answers: readonly GateAnswer[]): string {
  return JSON.stringify(answers);
}

/** The same back; `null` for a text that is no answers of ours. A device wrote it: nothing of it is believed unseen. */
export function answersFromText(text: string): GateAnswer[] | null {
  try {
    const read: unknown = JSON.parse(text);
    return Array.isArray(read) && read.every(isAnswer) ? read : null;
  } catch {
    return null;
  }
}

function isAnswer(value: unknown): value is GateAnswer {
  const answer = value as Partial<Record<string, unknown>> | null;
  if (typeof answer !== 'object' || answer === null) return false;
  if (typeof answer['questionId'] !== 'string' || !isWords(answer['question'])) return false;
  const { kind, yes, choice, text } = answer;
  return (
    (kind === 'CONFIRM' && typeof yes === 'boolean') ||
    (kind === 'CHOICE' && isWords(choice)) ||
    (kind === 'TEXT' && typeof text === 'string')
  );
}

function isWords(value: unknown): value is LocalizedText {
  const words = value as Partial<LocalizedText> | null;
  return typeof words === 'object' && typeof words?.vi === 'string' && typeof words.en === 'string';
}
