import { fail, redirect } from '@sveltejs/kit';
import { ConfirmEmailDocument } from '#generated/graphql.ts';
import { request } from '#lib/api/request.ts';
import { to } from '#lib/shell/address.ts';
import type { Actions } from './$types';

export const csr = false;

/** Only a person presses a button: mail programs that open links confirm nothing. */
export const actions: Actions = {
  default: async ({ fetch, params: { token } }) => {
    const { confirmEmail: answer } = await request(fetch, ConfirmEmailDocument, { input: { token } });
    if (answer.__typename === 'LinkExpired') return fail(410, { expired: true });
    redirect(303, to(`/tickets/${answer.walletToken}`));
  },
};
