import { redirect } from '@sveltejs/kit';
import { MailTemplatesDocument } from '#generated/graphql.ts';
import { deskOf } from '#lib/features/organise/addresses.ts';
import { ask } from '#lib/api/ask.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { eventId } = event.params;
  // Who may only read goes where there is something to read.
  if (!(await event.parent()).may.includes('message.send')) redirect(303, deskOf(eventId, 'messages/sent'));
  const { mailTemplates } = await ask(event, MailTemplatesDocument, { eventId });
  return { templates: mailTemplates };
};
