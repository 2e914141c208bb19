import { m, problemText } from '@pho-hien/messages';

/** What is wrong with a field of a registration; age and guardian have sentences of their own. */
export function fieldProblemText(field: string, code: string): string {
  if (field === 'minor') return m.registration_age_required();
  if (field === 'guardianName' && code === 'duplicate') return m.registration_guardian_self();
  return problemText(code);
}
