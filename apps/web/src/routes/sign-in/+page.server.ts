import { redirect } from '@sveltejs/kit';
import { currentViewer } from '#lib/features/account/viewer.ts';
import { ownPath } from '#lib/features/account/own-path.ts';
import { to } from '#lib/shell/address.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, cookies, url }) => {
  const next = ownPath(url.searchParams.get('next'), to('/account'));
  const viewer = await currentViewer(fetch, cookies);
  if (viewer && viewer.secondFactor !== 'TO_VERIFY') redirect(303, next);
  return { next, begin: viewer ? ('totp' as const) : ('email' as const) };
};
