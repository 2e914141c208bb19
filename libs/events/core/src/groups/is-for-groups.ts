import { type FormVersion, offeredFormProblems } from '../forms/index.ts';

/**
 * Whether people may be registered for a ticket type by somebody else: its form has no question that must be
 * answered, because nobody else can answer it for them. Questions that need no answer are not asked of a group.
 */
export function isForGroups(form: Pick<FormVersion, 'version' | 'fields'> | null | undefined): boolean {
  return offeredFormProblems(form, {}).length === 0;
}
