import { qrPath } from '@pho-hien/ui/qr-path';
import { error } from '@sveltejs/kit';
import { WalletPageDocument } from '#generated/graphql.ts';
import { request } from '#lib/api/request.ts';
import type { PageServerLoad } from './$types';

/** The code is drawn here: the page carries one path instead of an encoder. */
export const load: PageServerLoad = async ({ fetch, params, setHeaders }) => {
  setHeaders({ 'cache-control': 'private, no-store' });
  const { wallet } = await request(fetch, WalletPageDocument, { token: params.token });
  if (!wallet) error(404, 'NOT_FOUND');
  const code = wallet.ticket?.status === 'VALID' ? wallet.ticket.code : null;
  return { wallet, token: params.token, qr: code === null ? null : qrPath(code) };
};
