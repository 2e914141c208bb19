import { fail } from '@sveltejs/kit';
import { missingToPublish } from '@pho-hien/events-core';
import {
  EventOverviewDocument,
  LiveCountNowDocument,
  PublishEventDocument,
  ReturnEventToDraftDocument,
} from '#generated/graphql.ts';
import { request } from '#lib/api/request.ts';
import { statusOf } from '#lib/form/refusal.ts';
import { ask, attempt } from '#lib/api/ask.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { eventId } = event.params;
  const [overview, live] = await Promise.all([
    ask(event, EventOverviewDocument, { eventId }),
    // Not everybody who sees the event may watch its gates.
    request(event.fetch, LiveCountNowDocument, { eventId }).catch(() => null),
  ]);
  const { managedEvent, waiting, consenting, confirmed, waitlisted, offered, rejected, cancelled, transferred } =
    overview;
  return {
    live: live?.liveCount ?? null,
    missing: missingToPublish(managedEvent),
    waitingFirst: waiting.edges.map(({ node }) => node),
    totals: {
      AWAITING_APPROVAL: waiting.totalCount ?? 0,
      AWAITING_CONSENT: consenting.totalCount ?? 0,
      CONFIRMED: confirmed.totalCount ?? 0,
      WAITLISTED: waitlisted.totalCount ?? 0,
      OFFERED: offered.totalCount ?? 0,
      TRANSFERRED: transferred.totalCount ?? 0,
      REJECTED: rejected.totalCount ?? 0,
      CANCELLED: cancelled.totalCount ?? 0,
    },
  };
};

const versionIn = (data: FormData) => Number(data.get('version'));

export const actions: Actions = {
  publish: async (event) => {
    const version = versionIn(await event.request.formData());
    const { done, refusal } = await attempt(event, PublishEventDocument, {
      input: { id: event.params.eventId, version },
    });
    if (refusal) return fail(statusOf(refusal), { refusal });
    const result = done.publishEvent;
    if (result.__typename === 'EventNotReady') return fail(422, { missing: result.missing });
    if (result.__typename === 'StaleVersion') return fail(409, { stale: true });
    return { published: true };
  },
  toDraft: async (event) => {
    const version = versionIn(await event.request.formData());
    const { done, refusal } = await attempt(event, ReturnEventToDraftDocument, {
      input: { id: event.params.eventId, version },
    });
    if (refusal) return fail(statusOf(refusal), { refusal });
    if (done.returnEventToDraft.__typename === 'StaleVersion') return fail(409, { stale: true });
    return { returned: true };
  },
};
