import { error } from '@sveltejs/kit';
import { StandMapDocument } from '#generated/graphql.ts';
import { request } from '#lib/api/request.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ fetch, params }) => {
  const { standMap } = await request(fetch, StandMapDocument, { slug: params.slug });
  if (!standMap) error(404, 'NOT_FOUND');
  return { map: standMap };
};
