import { fail, redirect } from '@sveltejs/kit';
import { MAIL_TEMPLATE_NAMES, placeholdersOf } from '@pho-hien/notifications-core';
import { AnnouncementFormDocument, SendAnnouncementDocument } from '#generated/graphql.ts';
import { deskOf } from '#lib/features/organise/addresses.ts';
import { chosenIn } from '#lib/features/organise/messages/chosen-rows.ts';
import { readAudience } from '#lib/features/organise/messages/audience-values.ts';
import { readWording, wordingInputOf } from '#lib/features/organise/messages/wording-values.ts';
import { statusOf } from '#lib/form/refusal.ts';
import { ask, attempt } from '#lib/api/ask.ts';
import { requireRight } from '#lib/features/organise/server/require-right.ts';
import type { Actions, PageServerLoad } from './$types';

const ANNOUNCEMENT = MAIL_TEMPLATE_NAMES.find((name) => name === 'announcement')!;

export const load: PageServerLoad = async (event) => {
  requireRight((await event.parent()).may, 'message.send');
  const { managedEvent } = await ask(event, AnnouncementFormDocument, { eventId: event.params.eventId });
  return {
    ticketTypes: managedEvent.ticketTypes,
    days: managedEvent.days,
    placeholders: placeholdersOf(ANNOUNCEMENT),
    chosen: chosenIn(event.url.searchParams),
  };
};

export const actions: Actions = {
  send: async (event) => {
    const data = await event.request.formData();
    const { eventId } = event.params;
    const id = String(data.get('id') ?? '');
    const { done, refusal } = await attempt(event, SendAnnouncementDocument, {
      input: {
        id,
        eventId,
        ...readAudience(data, chosenIn(event.url.searchParams)),
        wording: wordingInputOf(readWording(data)),
        recipients: Number(data.get('recipients')) || 0,
      },
    });
    if (refusal) return fail(statusOf(refusal), { refusal });
    const result = done.sendAnnouncement;
    if (result.__typename === 'AudienceChanged') return fail(409, { recipients: result.recipients });
    if (result.__typename === 'NobodyToReach') return fail(409, { recipients: 0 });
    if (result.__typename !== 'AnnouncementStarted') return fail(422, { problems: result.problems });
    redirect(303, deskOf(eventId, `messages/announcements/${id}`));
  },
};
