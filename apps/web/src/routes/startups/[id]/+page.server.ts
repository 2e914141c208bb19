import { redirect } from '@sveltejs/kit';
import { StartupHomeDocument } from '#generated/graphql.ts';
import { ask } from '#lib/api/ask.ts';
import { to } from '#lib/shell/address.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { organisation, eligibilityRules, publishedEvents } = await ask(event, StartupHomeDocument, {
    id: event.params.id,
  });
  if (organisation.mergedIntoId) redirect(303, to(`/startups/${organisation.mergedIntoId}`));
  return {
    startup: organisation,
    rules: eligibilityRules,
    events: publishedEvents,
  };
};
