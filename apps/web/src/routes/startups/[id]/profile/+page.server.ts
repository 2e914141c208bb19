import { fail, redirect } from '@sveltejs/kit';
import { getLocale } from '@pho-hien/messages';
import { StartupFormDocument, StartupProfileDocument, UpdateStartupDocument } from '#generated/graphql.ts';
import { ask, attempt } from '#lib/api/ask.ts';
import { profileInput, profileValues, readProfile } from '#lib/features/startups/profile-values.ts';
import { statusOf } from '#lib/form/refusal.ts';
import { to } from '#lib/shell/address.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { organisation } = await ask(event, StartupProfileDocument, { id: event.params.id });
  if (organisation.mergedIntoId) redirect(303, to(`/startups/${organisation.mergedIntoId}/profile`));
  const { communes, eligibilityRules, publishedEvents } = await ask(event, StartupFormDocument, {});
  const vietnamese = getLocale() === 'vi';
  return {
    id: organisation.id,
    name: organisation.name,
    version: organisation.version,
    saved: profileValues(organisation),
    rules: eligibilityRules,
    events: publishedEvents,
    communes: communes.map(({ code, fullName, nameEn }) => ({ code, name: vietnamese ? fullName : nameEn })),
  };
};

export const actions: Actions = {
  save: async (event) => {
    const { id } = event.params;
    const data = await event.request.formData();
    const values = readProfile(data);
    const { input: profile, problems } = profileInput(values);
    if (problems.length > 0) return fail(422, { values, problems });
    const version = Number(data.get('version'));
    const { done, refusal } = await attempt(event, UpdateStartupDocument, { input: { id, version, profile } });
    if (refusal) return fail(statusOf(refusal), { values, refusal });
    if (done.saved.__typename === 'InvalidInput') return fail(422, { values, problems: done.saved.problems });
    if (done.saved.__typename === 'StaleVersion') {
      const { organisation } = await ask(event, StartupProfileDocument, { id });
      const conflict = { version: organisation.version, theirs: profileValues(organisation) };
      return fail(409, { values, conflict });
    }
    redirect(303, to(`/startups/${id}`));
  },
};
