import { redirect } from '@sveltejs/kit';
import { GateDayDocument } from '#generated/graphql.ts';
import { ask } from '#lib/api/ask.ts';
import { settleConflict } from '#lib/features/organise/gates/server/settle-conflict.ts';
import { signInFrom } from '#lib/shell/links.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { frame } = await event.parent();
  if (!frame.signedIn) redirect(303, signInFrom(event.url));
  return { day: (await ask(event, GateDayDocument, { gateId: event.params.gateId })).gateDay };
};

export const actions: Actions = { settle: settleConflict };
