import { error } from '@sveltejs/kit';
import { standsOf } from '#lib/features/stands/find-stands.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ parent, params }) => {
  const { map } = await parent();
  const stand = standsOf(map).find(({ number }) => number === params.number.toUpperCase());
  if (!stand) error(404, 'NOT_FOUND');
  return { number: stand.number, hall: stand.hall.name, exhibitor: stand.exhibitor };
};
