import { error, fail, redirect } from '@sveltejs/kit';
import { AnswerEntryDocument, EntryPageDocument } from '#generated/graphql.ts';
import { attempt } from '#lib/api/ask.ts';
import { request } from '#lib/api/request.ts';
import { statusOf } from '#lib/form/refusal.ts';
import { to } from '#lib/shell/address.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params, setHeaders }) => {
  setHeaders({ 'cache-control': 'private, no-store' });
  const { wallet } = await request(fetch, EntryPageDocument, { token: params.token });
  if (!wallet) error(404, 'NOT_FOUND');
  const asked = wallet.entry?.consent === 'ASKED' && ['CONFIRMED', 'AWAITING_APPROVAL'].includes(wallet.status);
  if (!wallet.entry || !asked) redirect(303, to(`/tickets/${params.token}`));
  return { wallet, entry: wallet.entry, token: params.token };
};

export const actions: Actions = {
  default: async (event) => {
    const data = await event.request.formData();
    const fullName = String(data.get('fullName') ?? '');
    const { token } = event.params;
    const input = {
      token,
      agrees: data.get('answer') === 'agree',
      fullName,
      textVersion: Number(data.get('textVersion')),
    };
    const { done, refusal } = await attempt(event, AnswerEntryDocument, { input });
    if (refusal) return fail(statusOf(refusal), { fullName, refusal });
    if (done.answered.__typename === 'InvalidInput') return fail(422, { fullName, problems: done.answered.problems });
    redirect(303, to(`/tickets/${token}`));
  },
};
