import { type FieldProblem, type LocalizedText, problemIn, textProblem } from '@pho-hien/kernel';

/** What kind of answer a question at the gate takes: a yes, one of some choices, a few words. */
export const GATE_QUESTION_KINDS = ['CONFIRM', 'CHOICE', 'TEXT'] as const;

/** What kind of answer a question at the gate takes. */
export type GateQuestionKind = (typeof GATE_QUESTION_KINDS)[number];

/** A question that the steward asks at the gate. */
export interface GateQuestion {
  readonly id: string;
  readonly text: LocalizedText;
  readonly kind: GateQuestionKind;
  /** Nobody is let in without an answer; where it is to be confirmed, without a yes. */
  readonly required: boolean;
  /** For `CHOICE`; none for the others. */
  readonly choices: readonly LocalizedText[];
}

/** So many questions at most, because behind whoever is asked a queue waits. */
export const MOST_GATE_QUESTIONS = 5;
/** Choices of one question, at most. */
export const MOST_GATE_CHOICES = 6;
/** Characters, at most. */
export const GATE_TEXT_LENGTHS = { question: 200, choice: 60, answer: 200 } as const;

/** What is wrong with the questions of a list; the fields are those of its form. */
export function questionProblems(questions: readonly GateQuestion[]): FieldProblem[] {
  return [
    ...problemIn('questions', questions.length > MOST_GATE_QUESTIONS ? 'too_large' : null),
    ...problemIn('questions', new Set(questions.map(({ id }) => id)).size < questions.length ? 'duplicate' : null),
    // Only what holds somebody up puts the questions before the steward.
    ...problemIn('questions', questions.length > 0 && !questions.some(({ required }) => required) ? 'required' : null),
    ...questions.flatMap((question, i) => [
      ...textProblems(question.text, `questions.${i}.text`, GATE_TEXT_LENGTHS.question),
      ...choiceProblems(question, `questions.${i}.choices`),
    ]),
  ];
}

function choiceProblems({ kind, choices }: GateQuestion, field: string): FieldProblem[] {
  if (kind !== 'CHOICE') return problemIn(field, choices.length > 0 ? 'not_allowed' : null);
  const words = new Set(choices.map(({ vi }) => vi.trim().toLocaleLowerCase('vi')));
  return [
    ...problemIn(field, choices.length < 2 ? 'required' : null),
    ...problemIn(field, choices.length > MOST_GATE_CHOICES ? 'too_large' : null),
    ...problemIn(field, words.size < choices.length ? 'duplicate' : null),
    ...choices.flatMap((choice, i) => textProblems(choice, `${field}.${i}`, GATE_TEXT_LENGTHS.choice)),
  ];
}

function textProblems(text: LocalizedText, field: string, longest: number): FieldProblem[] {
  return [
    ...problemIn(`${field}.vi`, textProblem(text.vi, longest, true)),
    ...problemIn(`${field}.en`, textProblem(text.en, longest)),
  ];
}
