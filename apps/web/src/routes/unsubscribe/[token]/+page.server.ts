import { fail } from '@sveltejs/kit';
import { UnsubscribeDocument, UnsubscribePageDocument } from '#generated/graphql.ts';
import { ApiFailure, request } from '#lib/api/request.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params, setHeaders }) => {
  setHeaders({ 'cache-control': 'private, no-store' });
  const { unsubscription } = await request(fetch, UnsubscribePageDocument, { token: params.token });
  return { unsubscription };
};

/** Looking ends nothing, because mail programs look at links; pressing does. */
export const actions: Actions = {
  default: async ({ fetch, params }) => {
    try {
      const { unsubscribe } = await request(fetch, UnsubscribeDocument, { input: { token: params.token } });
      return unsubscribe.__typename === 'Unsubscribed' ? { ended: unsubscribe.address } : fail(404, { failed: false });
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      return fail(503, { failed: true });
    }
  },
};
