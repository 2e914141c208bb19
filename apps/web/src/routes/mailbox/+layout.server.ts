import { error } from '@sveltejs/kit';
import { DemoMailboxListDocument } from '#generated/graphql.ts';
import { request } from '#lib/api/request.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ fetch, setHeaders }) => {
  const { demoMailbox } = await request(fetch, DemoMailboxListDocument);
  if (!demoMailbox) error(404, 'NOT_FOUND');
  setHeaders({ 'cache-control': 'private, no-store' });
  return { mails: demoMailbox };
};
