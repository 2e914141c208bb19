import { error, redirect } from '@sveltejs/kit';
import { newId } from '@pho-hien/kernel';
import { StandRequestPageDocument } from '#generated/graphql.ts';
import { ask } from '#lib/api/ask.ts';
import { emptyRequest } from '#lib/features/stands/request-values.ts';
import { saveStandRequest } from '#lib/features/stands/server/request-actions.ts';
import { to } from '#lib/shell/address.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

async function read(event: Pick<RequestEvent, 'fetch' | 'url' | 'params'>) {
  const page = await ask(event, StandRequestPageDocument, { organisationId: event.params.id });
  const festival = page.publishedEvents.find(({ slug }) => slug === event.url.searchParams.get('event'));
  if (!festival) error(404, 'Not found', {});
  return { page, festival, call: page.openStandCalls.find(({ eventId }) => eventId === festival.id) ?? null };
}

export const load: PageServerLoad = async (event) => {
  const { page, festival, call } = await read(event);
  const own = page.organisationStandRequests.find(
    ({ eventId, status }) => eventId === festival.id && status === 'SUBMITTED',
  );
  if (own) redirect(303, to(`/startups/${event.params.id}/stands/${own.id}`));
  return {
    startup: page.organisation,
    festival,
    call,
    freshId: newId(),
    values: emptyRequest(page.organisation.pitch ?? ''),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const data = await event.request.formData();
    const { festival } = await read(event);
    const id = String(data.get('id'));
    const place = { id, version: null, organisationId: event.params.id, eventId: festival.id, slug: festival.slug };
    const failed = await saveStandRequest(event, data, place);
    if (failed) return failed;
    redirect(303, `${to(`/startups/${event.params.id}/stands/${id}`)}?sent`);
  },
};
