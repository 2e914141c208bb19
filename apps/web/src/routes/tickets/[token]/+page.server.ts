import { qrPath } from '@pho-hien/ui/qr-path';
import { m } from '@pho-hien/messages';
import { error, fail, redirect } from '@sveltejs/kit';
import {
  AcceptPlaceByWalletDocument,
  CancelByWalletDocument,
  WalletAnswersDocument,
  WalletPageDocument,
} from '#generated/graphql.ts';
import { request } from '#lib/api/request.ts';
import { givenText } from '#lib/features/forms/given-text.ts';
import { to } from '#lib/shell/address.ts';
import { say } from '#lib/shell/written.ts';
import type { Actions, PageServerLoad } from './$types';

/** The code is drawn here: the page carries one path instead of an encoder. */
export const load: PageServerLoad = async ({ fetch, params, setHeaders }) => {
  setHeaders({ 'cache-control': 'private, no-store' });
  const [{ wallet }, own] = await Promise.all([
    request(fetch, WalletPageDocument, { token: params.token }),
    request(fetch, WalletAnswersDocument, { token: params.token }),
  ]);
  if (!wallet) error(404, 'NOT_FOUND');
  const code = wallet.ticket?.status === 'VALID' ? wallet.ticket.code : null;
  // In words already, so that the page carries none of what makes them.
  const answers =
    own.wallet?.answers.map((answer) => ({
      asked: say(answer.label),
      given: givenText(answer),
      files: answer.files.map(({ id, name }) => ({ name, href: `/api/files/${id}?key=${params.token}` })),
    })) ?? [];
  const asks =
    wallet.status !== 'CANCELLED' && own.wallet?.entry?.consent === 'ASKED'
      ? {
          text: m.groups_entry_unconfirmed({ organisation: own.wallet.entry.organisationName }),
          link: m.groups_entry_open(),
        }
      : null;
  return { answers, asks, wallet, token: params.token, qr: code === null ? null : qrPath(code) };
};

/** What follows is what the page says then: a ticket, or that nothing is held any more. */
export const actions: Actions = {
  accept: async ({ fetch, params: { token } }) => {
    const { acceptPlaceByWallet: answer } = await request(fetch, AcceptPlaceByWalletDocument, { input: { token } });
    if (answer.__typename === 'NoOpenOffer') return fail(409, { over: true });
    redirect(303, to(`/tickets/${token}`));
  },
  decline: async ({ fetch, params: { token } }) => {
    await request(fetch, CancelByWalletDocument, { input: { token } });
    redirect(303, to(`/tickets/${token}`));
  },
};
