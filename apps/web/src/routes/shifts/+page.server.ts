import { fail, redirect } from '@sveltejs/kit';
import { OwnShiftsDocument, WriteHandoverDocument } from '#generated/graphql.ts';
import { signInFrom } from '#lib/shell/links.ts';
import { statusOf } from '#lib/form/refusal.ts';
import { ask, attempt } from '#lib/api/ask.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { frame } = await event.parent();
  if (!frame.signedIn) redirect(303, signInFrom(event.url));
  const { ownShifts, ownGates } = await ask(event, OwnShiftsDocument, {});
  return { shifts: ownShifts, gates: ownGates, at: new Date().toISOString() };
};

export const actions: Actions = {
  handover: async (event) => {
    const data = await event.request.formData();
    const input = { shiftId: String(data.get('shiftId')), note: String(data.get('note') ?? '') };
    const { done, refusal } = await attempt(event, WriteHandoverDocument, { input });
    if (refusal) return fail(statusOf(refusal), { refusal });
    if (done.writeHandover.__typename === 'InvalidInput') return fail(422, { problems: done.writeHandover.problems });
    return { written: input.shiftId };
  },
};
