import { BADGE_PARTS, BADGE_SIZES } from '@pho-hien/events-core';
import { qrPath } from '@pho-hien/ui/qr-path';
import { fail } from '@sveltejs/kit';
import { BadgesPageDocument, SaveBadgeDesignDocument } from '#generated/graphql.ts';
import { ask, attempt } from '#lib/api/ask.ts';
import { statusOf } from '#lib/form/refusal.ts';
import type { Actions, PageServerLoad } from './$types';

/** As dense as a ticket's code, and a ticket to nothing. */
const SAMPLE_CODE = `PH1:${Array.from({ length: 144 }, (_, at) => ((at * at * 7919) % 36).toString(36).toUpperCase()).join('')}`;

export const load: PageServerLoad = async (event) => {
  const { managedEvent, badgeDesign } = await ask(event, BadgesPageDocument, { eventId: event.params.eventId });
  return { ticketTypes: managedEvent.ticketTypes, design: badgeDesign, sample: qrPath(SAMPLE_CODE) };
};

export const actions: Actions = {
  save: async (event) => {
    const data = await event.request.formData();
    const chosen = new Set(data.getAll('part'));
    const types = data.getAll('ticketTypeId').map(String);
    const colours = data.getAll('colour').map(String);
    const input = {
      eventId: event.params.eventId,
      size: BADGE_SIZES.find((size) => size === data.get('size')) ?? 'A6',
      parts: BADGE_PARTS.filter((part) => chosen.has(part)),
      colours: types.map((ticketTypeId, i) => ({ ticketTypeId, colour: colours[i] ?? '' })),
    };
    const { done, refusal } = await attempt(event, SaveBadgeDesignDocument, { input });
    if (refusal) return fail(statusOf(refusal), { refusal });
    const { saveBadgeDesign } = done;
    if (saveBadgeDesign.__typename === 'InvalidInput') return fail(422, { problems: saveBadgeDesign.problems });
    return { saved: true };
  },
};
