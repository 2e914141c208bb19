import { InvitationPageDocument } from '#generated/graphql.ts';
import { request } from '#lib/api/request.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params }) => {
  const { staffInvitation } = await request(fetch, InvitationPageDocument, { token: params.token });
  return { invitation: staffInvitation, token: params.token };
};
