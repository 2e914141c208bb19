import { redirect } from '@sveltejs/kit';
import { OrganiserDocument } from '#generated/graphql.ts';
import { signInFrom } from '#lib/shell/links.ts';
import { ask } from '#lib/api/ask.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async (event) => {
  const { viewer } = await ask(event, OrganiserDocument, {});
  if (!viewer) redirect(303, signInFrom(event.url));
  return { viewer };
};
