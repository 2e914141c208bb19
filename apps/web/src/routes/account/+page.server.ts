import { redirect } from '@sveltejs/kit';
import { ApiFailure } from '#lib/api/request.ts';
import type { Session } from '#lib/features/account/auth.ts';
import { currentViewer } from '#lib/features/account/viewer.ts';
import { to } from '#lib/shell/address.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, cookies, setHeaders }) => {
  setHeaders({ 'cache-control': 'private, no-store' });
  const viewer = await currentViewer(fetch, cookies);
  const signIn = to(`/sign-in?next=${encodeURIComponent(to('/account'))}`);
  if (!viewer || viewer.secondFactor === 'TO_VERIFY') redirect(303, signIn);
  const [listed, own] = await Promise.all([fetch('/api/auth/list-sessions'), fetch('/api/auth/get-session')]);
  if (!listed.ok || !own.ok) throw new ApiFailure('SERVICE_UNAVAILABLE', undefined);
  const sessions = (await listed.json()) as Session[];
  const current = (await own.json()) as { session: Session } | null;
  return { viewer, sessions, currentId: current?.session.id ?? null };
};
