import { isLive } from '@pho-hien/events-core';
import { error, fail, redirect } from '@sveltejs/kit';
import {
  ChangeEmailByWalletDocument,
  CorrectByWalletDocument,
  OfferTransferByWalletDocument,
  WalletChangesDocument,
  WithdrawTransferByWalletDocument,
} from '#generated/graphql.ts';
import { request } from '#lib/api/request.ts';
import { problemWords } from '#lib/features/changes/change-words.ts';
import { to } from '#lib/shell/address.ts';
import type { Actions, PageServerLoad } from './$types';

/** What is done once carries no script. */
export const csr = false;

export const load: PageServerLoad = async ({ fetch, params: { token }, url, setHeaders }) => {
  setHeaders({ 'cache-control': 'private, no-store' });
  const { wallet } = await request(fetch, WalletChangesDocument, { token });
  if (!wallet) error(404, 'NOT_FOUND');
  return { wallet, token, live: isLive(wallet.status), done: url.searchParams.get('done') };
};

const textsOf = async (submitted: Request) => {
  const data = await submitted.formData();
  return (name: string) => String(data.get(name) ?? '');
};
const back = (token: string, done: string): never => redirect(303, to(`/tickets/${token}/change?done=${done}`));

export const actions: Actions = {
  correct: async ({ request: submitted, fetch, params: { token } }) => {
    const text = await textsOf(submitted);
    const given = { fullName: text('fullName'), phone: text('phone'), organisationName: text('organisationName') };
    const input = { token, ...given, phone: given.phone || null, organisationName: given.organisationName || null };
    const { correctByWallet: answer } = await request(fetch, CorrectByWalletDocument, { input });
    if (answer.__typename === 'InvalidInput') return fail(422, { given, errors: problemWords(answer.problems) });
    return back(token, answer.__typename === 'RegistrationEnded' ? 'ended' : 'corrected');
  },
  email: async ({ request: submitted, fetch, params: { token } }) => {
    const given = { email: (await textsOf(submitted))('email') };
    const input = { token, ...given };
    const { changeEmailByWallet: answer } = await request(fetch, ChangeEmailByWalletDocument, { input });
    if (answer.__typename === 'InvalidInput') return fail(422, { given, errors: problemWords(answer.problems) });
    return back(token, answer.__typename === 'RegistrationEnded' ? 'ended' : 'asked');
  },
  transfer: async ({ request: submitted, fetch, params: { token } }) => {
    const given = { toName: (await textsOf(submitted))('toName') };
    const input = { token, ...given };
    const { offerTransferByWallet: answer } = await request(fetch, OfferTransferByWalletDocument, { input });
    if (answer.__typename === 'InvalidInput') return fail(422, { given, errors: problemWords(answer.problems) });
    if (answer.__typename === 'TransferRefused') return fail(409, { given, refused: answer.reason });
    return back(token, 'offered');
  },
  withdraw: async ({ fetch, params: { token } }) => {
    await request(fetch, WithdrawTransferByWalletDocument, { input: { token } });
    return back(token, 'withdrawn');
  },
};
