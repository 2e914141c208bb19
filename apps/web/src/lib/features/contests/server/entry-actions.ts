import { fail, type RequestEvent } from '@sveltejs/kit';
import { OwnEntryPageDocument, SaveEntryDocument, SubmitEntryDocument } from '#generated/graphql.ts';
import { ask, attempt } from '#lib/api/ask.ts';
import { statusOf } from '#lib/form/refusal.ts';
import { notTakenText } from '../contest-words.ts';
import { entryInput, entryValues, problemsOnForm, readEntry } from '../entry-values.ts';

type Event = Pick<RequestEvent, 'fetch' | 'request' | 'url'>;
interface Place {
  readonly id: string;
  readonly organisationId: string;
}

/** Keeps what the form of an entry sent; the version that is kept then, or what the form hears instead. */
export async function saveEntry(event: Event, { id, organisationId }: Place) {
  const data = await event.request.formData();
  const values = readEntry(data);
  const { input, lines } = entryInput(values);
  const before = await ask(event, OwnEntryPageDocument, { id, organisationId });
  const version = Number(data.get('version'));
  const whole = { ...input, id, version, organisationId, contestId: before.ownEntry.contestId };
  const { done, refusal } = await attempt(event, SaveEntryDocument, { input: whole });
  if (refusal) return { failed: fail(statusOf(refusal), { values, refusal }) };
  const { saved } = done;
  if (saved.__typename === 'EntrySaved') return { version: saved.entry.version, values, lines };
  if (saved.__typename === 'InvalidInput')
    return { failed: fail(422, { values, problems: problemsOnForm(saved.problems, lines) }) };
  if (saved.__typename === 'EntriesNotTaken') return { failed: fail(409, { values, said: notTakenText(saved) }) };
  const { ownEntry } = await ask(event, OwnEntryPageDocument, { id, organisationId });
  return { failed: fail(409, { values, conflict: { version: ownEntry.version, theirs: entryValues(ownEntry) } }) };
}

/** Keeps what the form sent, and hands the entry in; null where it is handed in. */
export async function submitEntry(event: Event, place: Place) {
  const kept = await saveEntry(event, place);
  if (kept.failed) return kept.failed;
  const { values, lines, version } = kept;
  const { done, refusal } = await attempt(event, SubmitEntryDocument, { input: { id: place.id, version } });
  // The draft is saved whatever becomes of handing it in: the form goes on from the version it has now.
  const saved = { values, saved: version };
  if (refusal) return fail(statusOf(refusal), { ...saved, refusal });
  const { submitted } = done;
  if (submitted.__typename === 'InvalidInput')
    return fail(422, { ...saved, problems: problemsOnForm(submitted.problems, lines) });
  if (submitted.__typename === 'EntriesNotTaken') return fail(409, { ...saved, said: notTakenText(submitted) });
  if (submitted.__typename === 'EntryNotAdmitted') return fail(409, { ...saved, because: submitted.because });
  return null;
}
