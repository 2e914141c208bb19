import { fail, redirect } from '@sveltejs/kit';
import { newId } from '@pho-hien/kernel';
import { NewEntryPageDocument, SaveEntryDocument } from '#generated/graphql.ts';
import { ask, attempt } from '#lib/api/ask.ts';
import { notTakenText } from '#lib/features/contests/contest-words.ts';
import { statusOf } from '#lib/form/refusal.ts';
import { to } from '#lib/shell/address.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { organisation, openContests } = await ask(event, NewEntryPageDocument, { organisationId: event.params.id });
  const contests = openContests.filter(({ takesEntries }) => takesEntries);
  const wanted = event.url.searchParams.get('contest');
  const contest = contests.find(({ slug }) => slug === wanted) ?? (contests.length === 1 ? contests[0] : undefined);
  return { startup: organisation, contests, contest: contest ?? null, freshId: newId() };
};

export const actions: Actions = {
  default: async (event) => {
    const data = await event.request.formData();
    const organisationId = event.params.id;
    const { organisation } = await ask(event, NewEntryPageDocument, { organisationId });
    const id = String(data.get('id'));
    const title = String(data.get('title') ?? '');
    const boardId = String(data.get('boardId') ?? '');
    if (!boardId) return fail(422, { title, problems: [{ field: 'boardId', code: 'required' }] });
    const input = {
      ...{ id, organisationId, boardId, title, contestId: String(data.get('contestId')) },
      // What the profile knows already is not asked again.
      summary: organisation.pitch ?? '',
      field: organisation.field ?? null,
      videoUrl: '',
      team: organisation.people.members.map(({ name, email }) => ({ fullName: name, email, task: '' })),
      mentorEmails: [],
    };
    const { done, refusal } = await attempt(event, SaveEntryDocument, { input });
    if (refusal) return fail(statusOf(refusal), { title, refusal });
    const { saved } = done;
    if (saved.__typename === 'InvalidInput') return fail(422, { title, problems: saved.problems });
    if (saved.__typename === 'EntriesNotTaken') return fail(409, { title, said: notTakenText(saved) });
    redirect(303, to(`/startups/${organisationId}/entries/${id}`));
  },
};
