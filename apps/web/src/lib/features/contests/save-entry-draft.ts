import { OwnEntryDraftDocument, SaveEntryDocument } from '#generated/graphql.ts';
import { request } from '#lib/api/request.ts';
import type { RecordSave } from '#lib/form/record-autosave.svelte.ts';
import { notTakenText } from './contest-words.ts';
import { entryInput, type EntryValues, entryValues, problemsOnForm, savableValues } from './entry-values.ts';

/** Which entry a form is of. */
export interface EntryPlace {
  readonly id: string;
  readonly contestId: string;
  readonly organisationId: string;
}

/** Also while the page is being left, where a request would be dropped. */
const send: typeof fetch = (input, init) => fetch(input, { ...init, keepalive: document.visibilityState === 'hidden' });

/** Saves a draft from the page itself. Throws `ApiFailure` where the server was not reached. */
export async function saveEntryDraft(
  place: EntryPlace,
  typed: EntryValues,
  version: number,
  base: EntryValues,
): Promise<RecordSave<EntryValues>> {
  const { values, held, problems } = savableValues(typed, base, place.id);
  const { input, lines } = entryInput(values);
  const { saved } = await request(send, SaveEntryDocument, { input: { ...input, ...place, version } });
  if (saved.__typename === 'EntrySaved') return { kind: 'saved', version: saved.entry.version, values, held, problems };
  if (saved.__typename === 'EntriesNotTaken') return { kind: 'refused', said: notTakenText(saved) };
  if (saved.__typename === 'InvalidInput') {
    // No longer a draft: somebody handed it in, or withdrew it.
    if (saved.problems.some(({ field }) => field === 'id')) return { kind: 'refused' };
    return { kind: 'faulty', problems: problemsOnForm(saved.problems, lines) };
  }
  const { ownEntry } = await request(send, OwnEntryDraftDocument, { id: place.id });
  return { kind: 'stale', version: ownEntry.version, theirs: entryValues(ownEntry) };
}
