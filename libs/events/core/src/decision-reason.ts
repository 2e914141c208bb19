import { type FieldProblem, problemIn, textProblem } from '@pho-hien/kernel';

/** The most characters of a reason given to a registrant. */
export const REASON_LENGTH = 500;

/** What is wrong with the reason for a rejection or a revocation: it is required, and the person reads it. */
export function reasonProblems(reason: string): FieldProblem[] {
  return problemIn('reason', textProblem(reason, REASON_LENGTH, true));
}
