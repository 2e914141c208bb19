import { vietnamDayOf } from '@pho-hien/kernel';
import { ManagedEventsDocument } from '#generated/graphql.ts';
import { ask } from '#lib/api/ask.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { managedEvents } = await ask(event, ManagedEventsDocument, {});
  const today = vietnamDayOf(new Date());
  const last = (entry: (typeof managedEvents)[number]) => entry.endsOn ?? '9999';
  const sorted = [...managedEvents].sort((a, b) => (a.startsOn ?? '9999').localeCompare(b.startsOn ?? '9999'));
  return {
    ahead: sorted.filter((entry) => last(entry) >= today),
    past: sorted.filter((entry) => last(entry) < today).reverse(),
  };
};
