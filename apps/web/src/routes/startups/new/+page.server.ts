import { fail, redirect } from '@sveltejs/kit';
import { newId } from '@pho-hien/kernel';
import { getLocale } from '@pho-hien/messages';
import { CreateStartupDocument, MyStartupsDocument, StartupFormDocument } from '#generated/graphql.ts';
import { ask, attempt } from '#lib/api/ask.ts';
import { emptyProfile, profileInput, readProfile } from '#lib/features/startups/profile-values.ts';
import { statusOf } from '#lib/form/refusal.ts';
import { to } from '#lib/shell/address.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  // Asked for the sign-in that it needs.
  await ask(event, MyStartupsDocument, {});
  const { communes, eligibilityRules, publishedEvents } = await ask(event, StartupFormDocument, {});
  const vietnamese = getLocale() === 'vi';
  return {
    id: newId(),
    saved: emptyProfile,
    rules: eligibilityRules,
    events: publishedEvents,
    communes: communes.map(({ code, fullName, nameEn }) => ({ code, name: vietnamese ? fullName : nameEn })),
  };
};

export const actions: Actions = {
  save: async (event) => {
    const data = await event.request.formData();
    const values = readProfile(data);
    const { input: profile, problems } = profileInput(values);
    if (problems.length > 0) return fail(422, { values, problems });
    const { done, refusal } = await attempt(event, CreateStartupDocument, {
      input: { id: String(data.get('id')), profile },
    });
    if (refusal) return fail(statusOf(refusal), { values, refusal });
    if (done.saved.__typename === 'InvalidInput') return fail(422, { values, problems: done.saved.problems });
    if (done.saved.__typename !== 'OrganisationSaved') return fail(409, { values });
    redirect(303, to(`/startups/${done.saved.organisation.id}`));
  },
};
