import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import {
  AppealEntryDocument,
  EntryInstitutionsDocument,
  MayEnterDocument,
  OwnEntryPageDocument,
  TakeBackEntryDocument,
  WithdrawEntryDocument,
} from '#generated/graphql.ts';
import { ask, attempt } from '#lib/api/ask.ts';
import { notTakenText } from '#lib/features/contests/contest-words.ts';
import { saveEntry, submitEntry } from '#lib/features/contests/server/entry-actions.ts';
import { statusOf } from '#lib/form/refusal.ts';
import { to } from '#lib/shell/address.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { id: organisationId, entryId: id } = event.params;
  const { organisation, ownEntry, ownResults, openContests } = await ask(event, OwnEntryPageDocument, {
    id,
    organisationId,
  });
  const contest = openContests.find((one) => one.id === ownEntry.contestId) ?? null;
  const draft = ownEntry.status === 'DRAFT' && contest?.takesEntries;
  const answer = draft
    ? await ask(event, MayEnterDocument, {
        input: {
          ...{ contestId: ownEntry.contestId, boardId: ownEntry.boardId, organisationId, entryId: id },
          field: ownEntry.field ?? null,
          institutionId: ownEntry.institution?.id ?? null,
          teamSize: ownEntry.team.length,
          teamEmails: ownEntry.team.map(({ email }) => email).filter(Boolean),
        },
      })
    : null;
  const counted = draft && contest.setup.entryRules.entriesPerInstitution != null;
  const { entryInstitutions: institutions } = counted
    ? await ask(event, EntryInstitutionsDocument, {})
    : { entryInstitutions: [] };
  return {
    institutions,
    startup: organisation,
    entry: ownEntry,
    results: ownResults,
    contest,
    answer: answer?.mayEnter ?? null,
  };
};

type Event = RequestEvent<{ id: string; entryId: string }>;
const here = ({ params }: Event) => to(`/startups/${params.id}/entries/${params.entryId}`);
const place = ({ params }: Event) => ({ id: params.entryId, organisationId: params.id });

async function moved(event: Event, document: typeof TakeBackEntryDocument | typeof WithdrawEntryDocument) {
  const data = await event.request.formData();
  const input = { id: event.params.entryId, version: Number(data.get('version')) };
  const { done, refusal } = await attempt(event, document, { input });
  if (refusal) return fail(statusOf(refusal), { refusal });
  const answer = done.moved;
  if (answer.__typename === 'EntrySaved') redirect(303, here(event));
  if (answer.__typename === 'InvalidInput') return fail(422, { problems: answer.problems });
  if (answer.__typename === 'EntriesNotTaken') return fail(409, { said: notTakenText(answer) });
  return fail(409, { stale: answer.__typename === 'StaleVersion' });
}

export const actions: Actions = {
  save: async (event) => {
    const kept = await saveEntry(event, place(event));
    if (kept.failed) return kept.failed;
    redirect(303, `${here(event)}?saved`);
  },
  submit: async (event) => {
    const failed = await submitEntry(event, place(event));
    if (failed) return failed;
    redirect(303, here(event));
  },
  takeBack: (event) => moved(event, TakeBackEntryDocument),
  withdraw: (event) => moved(event, WithdrawEntryDocument),
  appeal: async (event) => {
    const data = await event.request.formData();
    const input = { id: event.params.entryId, grounds: String(data.get('reason') ?? '') };
    const { done, refusal } = await attempt(event, AppealEntryDocument, { input });
    if (refusal) return fail(statusOf(refusal), { refusal });
    if (done.moved.__typename === 'EntrySaved') redirect(303, here(event));
    const problems = done.moved.__typename === 'InvalidInput' ? done.moved.problems : [];
    return fail(422, { problems: problems.map(({ code }) => ({ field: 'reason', code })) });
  },
};
