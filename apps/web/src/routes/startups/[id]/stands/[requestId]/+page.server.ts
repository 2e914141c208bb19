import { error, fail, redirect } from '@sveltejs/kit';
import {
  AnswerStandDocument,
  StandRequestPageDocument,
  WithdrawStandRequestDocument,
  type StandAnswer,
} from '#generated/graphql.ts';
import { ask, attempt } from '#lib/api/ask.ts';
import { requestValues } from '#lib/features/stands/request-values.ts';
import { boothsOf, saveStandRequest } from '#lib/features/stands/server/request-actions.ts';
import { statusOf } from '#lib/form/refusal.ts';
import { to } from '#lib/shell/address.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

async function read(event: Pick<RequestEvent, 'fetch' | 'url' | 'params'>) {
  const page = await ask(event, StandRequestPageDocument, { organisationId: event.params.id });
  const asked = page.organisationStandRequests.find(({ id }) => id === event.params.requestId);
  const festival = page.publishedEvents.find(({ id }) => id === asked?.eventId);
  if (!asked || !festival) error(404, 'Not found', {});
  return { page, asked, festival };
}

export const load: PageServerLoad = async (event) => {
  const { page, asked, festival } = await read(event);
  const { numbers } = await boothsOf(event.fetch, festival.slug);
  return {
    startup: page.organisation,
    asked,
    festival,
    open: page.openStandCalls.some(({ eventId }) => eventId === festival.id),
    sent: event.url.searchParams.has('sent'),
    values: requestValues(asked, numbers),
  };
};

const here = ({ params }: RequestEvent) => to(`/startups/${params.id}/stands/${params.requestId}`);

async function answer(event: RequestEvent, how: StandAnswer) {
  const data = await event.request.formData();
  const input = { id: String(data.get('stayId')), answer: how };
  const { done, refusal } = await attempt(event, AnswerStandDocument, { input });
  if (refusal) return fail(statusOf(refusal), { refusal });
  if (done.answered.__typename === 'ExhibitorPlaced') redirect(303, here(event));
  return fail(409, { problems: [{ field: 'stay', code: 'not_allowed' }] });
}

export const actions: Actions = {
  save: async (event) => {
    const data = await event.request.formData();
    const { festival } = await read(event);
    const failed = await saveStandRequest(event, data, {
      id: event.params.requestId,
      version: Number(data.get('version')),
      organisationId: event.params.id,
      eventId: festival.id,
      slug: festival.slug,
    });
    if (failed) return failed;
    redirect(303, here(event));
  },
  confirm: (event) => answer(event, 'CONFIRM'),
  giveUp: (event) => answer(event, 'GIVE_UP'),
  withdraw: async (event) => {
    const data = await event.request.formData();
    const input = { id: event.params.requestId, version: Number(data.get('version')) };
    const { done, refusal } = await attempt(event, WithdrawStandRequestDocument, { input });
    if (refusal) return fail(statusOf(refusal), { refusal });
    if (done.saved.__typename === 'StandRequestSaved') redirect(303, here(event));
    return fail(409, { problems: [{ field: 'stay', code: 'not_allowed' }] });
  },
};
