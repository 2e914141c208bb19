import { fail, redirect } from '@sveltejs/kit';
import { getLocale } from '@pho-hien/messages';
import { LinkAgencyDocument, PlanAgenciesDocument } from '#generated/graphql.ts';
import { ask, attempt } from '#lib/api/ask.ts';
import { rightsOf } from '#lib/features/organise/rights.ts';
import { statusOf } from '#lib/form/refusal.ts';
import { to } from '#lib/shell/address.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { viewer } = await event.parent();
  const { agencies } = await ask(event, PlanAgenciesDocument, {});
  const vietnamese = getLocale() === 'vi';
  return {
    mayLink: rightsOf(viewer, ['reference.manage']).length > 0,
    agencies: agencies.map(({ name, nameEn, ...rest }) => ({ ...rest, name: vietnamese ? name : nameEn })),
  };
};

export const actions: Actions = {
  link: async (event) => {
    const agencyCode = String((await event.request.formData()).get('agencyCode') ?? '');
    const { done, refusal } = await attempt(event, LinkAgencyDocument, { input: { agencyCode } });
    if (refusal) return fail(statusOf(refusal), { refusal });
    if (done.linkAgency.__typename !== 'OrganisationSaved')
      return fail(422, { refusal: { kind: 'unavailable' as const } });
    // Who acts for it is invited there.
    redirect(303, to(`/startups/${done.linkAgency.organisation.id}/members`));
  },
};
