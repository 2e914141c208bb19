import { fail } from '@sveltejs/kit';
import { ResendMailDocument, SentMailsDocument } from '#generated/graphql.ts';
import { statusOf } from '#lib/form/refusal.ts';
import { ask, attempt } from '#lib/api/ask.ts';
import { mailStatuses } from '#lib/features/organise/words/registration-words.ts';
import type { Actions, PageServerLoad } from './$types';

const PAGE = 40;

export const load: PageServerLoad = async (event) => {
  const query = event.url.searchParams;
  const { eventMails } = await ask(event, SentMailsDocument, {
    eventId: event.params.eventId,
    status: mailStatuses.find((status) => status === query.get('status')) ?? null,
    template: query.get('template') || null,
    announcementId: query.get('announcement') || null,
    lost: query.has('lost') || null,
    search: query.get('q')?.trim() || null,
    first: PAGE,
    after: query.get('after') || null,
  });
  return {
    mails: eventMails.edges.map(({ node }) => node),
    next: eventMails.pageInfo.hasNextPage ? (eventMails.pageInfo.endCursor ?? null) : null,
  };
};

export const actions: Actions = {
  resend: async (event) => {
    const mailId = String((await event.request.formData()).get('mailId') ?? '');
    const { done, refusal } = await attempt(event, ResendMailDocument, { input: { mailId } });
    if (refusal) return fail(statusOf(refusal), { refusal });
    const result = done.resendMail;
    if (result.__typename === 'ResentTooOften') return fail(429, { retryAt: result.retryAt });
    if (result.__typename === 'MailNotResendable') return fail(409, { notResendable: true });
    return { resent: mailId };
  },
};
