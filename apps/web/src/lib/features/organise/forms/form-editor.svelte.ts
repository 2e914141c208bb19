import { type FieldKind, type FormField } from '@pho-hien/events-core';
import { fieldFrom, newQuestion, questionValues, type QuestionValues } from './question-values.ts';

/** The questions being edited: their order, which one is open, and the one just removed. */
export class FormEditor {
  questions: QuestionValues[] = $state([]);
  /** Id of the question whose editor is open. */
  open: string | null = $state(null);
  removed: { question: QuestionValues; at: number } | null = $state.raw(null);

  constructor(fields: readonly FormField[]) {
    this.take(fields);
  }

  /** As the rules see them. */
  get fields(): FormField[] {
    return this.questions.map(fieldFrom);
  }

  /** Begins again with these. */
  take(fields: readonly FormField[]): void {
    this.put(fields.map(questionValues));
  }

  put(questions: QuestionValues[]): void {
    this.questions = questions;
    this.open = null;
    this.removed = null;
  }

  /** Adds a question at the end and opens it. */
  add(kind: FieldKind): QuestionValues {
    const question = newQuestion(kind);
    this.questions.push(question);
    this.open = question.id;
    this.removed = null;
    return question;
  }

  /** Moves a question by one place; says where it is now, or null where there is no way. */
  move(id: string, by: 1 | -1): number | null {
    const from = this.questions.findIndex((question) => question.id === id);
    const to = from + by;
    if (from < 0 || to < 0 || to >= this.questions.length) return null;
    const [question] = this.questions.splice(from, 1);
    this.questions.splice(to, 0, question!);
    return to;
  }

  remove(id: string): void {
    const at = this.questions.findIndex((question) => question.id === id);
    if (at < 0) return;
    const [question] = this.questions.splice(at, 1);
    this.removed = { question: $state.snapshot(question!) as QuestionValues, at };
    if (this.open === id) this.open = null;
  }

  undo(): void {
    if (!this.removed) return;
    this.questions.splice(this.removed.at, 0, this.removed.question);
    this.removed = null;
  }
}
