import { redirect } from '@sveltejs/kit';
import { vietnamDayOf } from '@pho-hien/kernel';
import { StartupHomeDocument } from '#generated/graphql.ts';
import { ask } from '#lib/api/ask.ts';
import { to } from '#lib/shell/address.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { organisation, eligibilityRules, publishedEvents } = await ask(event, StartupHomeDocument, {
    id: event.params.id,
  });
  if (organisation.mergedIntoId) redirect(303, to(`/startups/${organisation.mergedIntoId}`));
  const today = vietnamDayOf(new Date());
  // Age is counted at the first day of the event that comes next.
  const next = publishedEvents.find(({ startsOn }) => startsOn && startsOn >= today);
  return {
    startup: organisation,
    rules: eligibilityRules,
    on: next?.startsOn ?? today,
    eventName: next?.name ?? null,
  };
};
