import { fail, redirect } from '@sveltejs/kit';
import { RecuseFromSheetDocument } from '#generated/graphql.ts';
import { attempt } from '#lib/api/ask.ts';
import { statusOf } from '#lib/form/refusal.ts';
import { to } from '#lib/shell/address.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  recuse: async (event) => {
    const data = await event.request.formData();
    const input = { sheetId: event.params.sheetId, reason: String(data.get('reason') ?? '') };
    const { done, refusal } = await attempt(event, RecuseFromSheetDocument, { input });
    if (refusal) return fail(statusOf(refusal), { refusal });
    if (done.recused.__typename === 'InvalidInput') return fail(422, { problems: done.recused.problems });
    redirect(303, to(`/judging/${event.params.slug}`));
  },
};
