import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { JoinEventSessionDocument, LeaveEventSessionDocument, WalletSessionsDocument } from '#generated/graphql.ts';
import { m } from '@pho-hien/messages';
import { ApiFailure, request } from '#lib/api/request.ts';
import { refusalText, sortSessions } from '#lib/features/programme/own-sessions.ts';
import { to } from '#lib/shell/address.ts';
import type { Actions, PageServerLoad } from './$types';

/** Plain forms are all that this page needs; the ticket has no weight to spare. */
export const csr = false;

export const load: PageServerLoad = async ({ fetch, params, setHeaders }) => {
  setHeaders({ 'cache-control': 'private, no-store' });
  const { wallet } = await request(fetch, WalletSessionsDocument, { token: params.token });
  if (!wallet) error(404, 'NOT_FOUND');
  return {
    token: params.token,
    holderName: wallet.holderName,
    valid: wallet.ticket?.status === 'VALID',
    event: { slug: wallet.event.slug, name: wallet.event.name },
    ...sortSessions(wallet, new Date()),
  };
};

/** What could not be done, beside the session that it is about. */
const refused = (sessionId: string, failure: unknown) => {
  if (!(failure instanceof ApiFailure)) throw failure;
  const text = failure.code === 'TOO_MANY_REQUESTS' ? m.common_too_many() : m.common_error_unexpected();
  return fail(failure.code === 'TOO_MANY_REQUESTS' ? 429 : 503, { sessionId, text });
};

async function sessionIn(event: RequestEvent): Promise<string> {
  return String((await event.request.formData()).get('sessionId') ?? '');
}

export const actions: Actions = {
  join: async (event) => {
    const { token } = event.params;
    const sessionId = await sessionIn(event);
    const answer = await request(event.fetch, JoinEventSessionDocument, { input: { token, sessionId } }).catch(
      (failure: unknown) => refused(sessionId, failure),
    );
    if (!('joinEventSession' in answer)) return answer;
    const text = refusalText(answer.joinEventSession);
    if (text) return fail(409, { sessionId, text });
    redirect(303, `${to(`/tickets/${token}/sessions`)}#mine`);
  },
  leave: async (event) => {
    const { token } = event.params;
    const sessionId = await sessionIn(event);
    const answer = await request(event.fetch, LeaveEventSessionDocument, { input: { token, sessionId } }).catch(
      (failure: unknown) => refused(sessionId, failure),
    );
    if (!('leaveEventSession' in answer)) return answer;
    redirect(303, to(`/tickets/${token}/sessions`));
  },
};
