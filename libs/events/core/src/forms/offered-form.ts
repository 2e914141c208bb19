import { DomainError, type FieldProblem } from '@pho-hien/kernel';
import { answerProblems, type FormAnswers } from './form-answers.ts';
import type { FormVersion } from './form-field.ts';

/** Another version of the form was published since it was read; what was typed stays good for what is still asked. */
export class FormChanged extends DomainError<{ readonly current: number }> {
  readonly code = 'FormChanged';
}

/** Answers to a form, with the version that was shown. */
export interface AnsweredForm {
  /** `null`: no form was shown. */
  readonly formVersion?: number | null;
  readonly answers?: FormAnswers;
}

/** `FormChanged` where the answers are to another version than the one offered, else `null`. */
export function formChange(form: FormVersion | null | undefined, given: AnsweredForm): FormChanged | null {
  const asked = form && form.fields.length > 0 ? form.version : null;
  return asked === null || asked === given.formVersion ? null : new FormChanged({ current: asked });
}

/** What is wrong with the answers to the form that is offered; nothing where there is none. */
export function offeredFormProblems(form: FormVersion | null | undefined, { answers }: AnsweredForm): FieldProblem[] {
  return form ? answerProblems(form.fields, answers ?? {}) : [];
}
