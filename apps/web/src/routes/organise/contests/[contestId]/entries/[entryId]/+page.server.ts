import { fail } from '@sveltejs/kit';
import { ContestEntryPageDocument, DecideAppealDocument, DecideEligibilityDocument } from '#generated/graphql.ts';
import { ask, attempt } from '#lib/api/ask.ts';
import { statusOf } from '#lib/form/refusal.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { contestEntry } = await ask(event, ContestEntryPageDocument, { id: event.params.entryId });
  return { entry: contestEntry };
};

const onReason = (problems: readonly { code: string }[]) => problems.map(({ code }) => ({ field: 'reason', code }));

export const actions: Actions = {
  decide: async (event) => {
    const data = await event.request.formData();
    const input = {
      id: event.params.entryId,
      version: Number(data.get('version')),
      eligible: data.get('eligible') === 'yes',
      reason: String(data.get('reason') ?? ''),
    };
    const { done, refusal } = await attempt(event, DecideEligibilityDocument, { input });
    if (refusal) return fail(statusOf(refusal), { refusal });
    if (done.moved.__typename === 'EntrySaved') return { decided: input.id };
    if (done.moved.__typename === 'InvalidInput') return fail(422, { problems: onReason(done.moved.problems) });
    return fail(409, { problems: [{ field: 'id', code: 'not_allowed' }] });
  },
  appeal: async (event) => {
    const data = await event.request.formData();
    const input = {
      entryId: event.params.entryId,
      uphold: data.get('uphold') === 'yes',
      reason: String(data.get('reason') ?? ''),
    };
    const { done, refusal } = await attempt(event, DecideAppealDocument, { input });
    if (refusal) return fail(statusOf(refusal), { refusal });
    if (done.moved.__typename === 'EntrySaved') return { decided: input.entryId };
    if (done.moved.__typename === 'InvalidInput') return fail(422, { problems: onReason(done.moved.problems) });
    return fail(409, { problems: [{ field: 'id', code: 'not_allowed' }] });
  },
};
