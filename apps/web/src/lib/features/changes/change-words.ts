import { m } from '@pho-hien/messages';
import type { TransferRefusal } from '#generated/graphql.ts';
import { fieldProblemText } from '#lib/features/registration/problem-words.ts';

const refusals: Record<TransferRefusal, () => string> = {
  NOT_CONFIRMED: m.changes_transfer_not_confirmed,
  MINOR: m.changes_transfer_minor,
  NOT_ALLOWED: m.changes_transfer_not_allowed,
  TOO_LATE: m.changes_transfer_too_late,
  ALREADY_USED: m.changes_transfer_already_used,
};

/** Why a ticket cannot be passed on. */
export const transferRefusalText = (reason: TransferRefusal): string => refusals[reason]();

/** What is wrong with a field of a change; a name has sentences of its own. */
export function changeProblemText(field: string, code: string): string {
  if (field === 'fullName' && code === 'not_allowed') return m.changes_name_not_a_correction();
  if (field === 'fullName' && code === 'too_large') return m.changes_name_too_often();
  if (field === 'fullName' && code === 'duplicate') return m.changes_name_registered();
  if (field === 'email' && code === 'duplicate') return m.changes_email_same();
  return fieldProblemText(field, code);
}

/** The words beside each field. */
export const problemWords = (problems: readonly { field: string; code: string }[]): Record<string, string> =>
  Object.fromEntries(problems.map(({ field, code }) => [field, changeProblemText(field, code)]));
