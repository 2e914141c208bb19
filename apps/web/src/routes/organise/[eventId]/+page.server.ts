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
import { deskFrom } from '#lib/features/organise/desk/desk-from.ts';
import { ask, attempt } from '#lib/api/ask.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { eventId } = event.params;
  const { may, event: shown } = await event.parent();
  const [overview, live] = await Promise.all([
    ask(event, EventOverviewDocument, {
      eventId,
      registrations: may.includes('registration.read'),
      gates: may.includes('checkin.manage'),
      staff: may.includes('staff.manage'),
      watch: may.includes('checkin.watch'),
    }),
    // Not everybody who sees the event may watch its gates.
    request(event.fetch, LiveCountNowDocument, { eventId }).catch(() => null),
  ]);
  return {
    live: live?.liveCount ?? null,
    missing: missingToPublish(overview.managedEvent),
    desk: deskFrom(overview, new Date(), shown.status === 'PUBLISHED'),
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
