import { fail } from '@sveltejs/kit';
import { type ContestStep, MoveContestDocument } from '#generated/graphql.ts';
import { attempt } from '#lib/api/ask.ts';
import { statusOf } from '#lib/form/refusal.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  move: async (event) => {
    const data = await event.request.formData();
    const input = {
      id: event.params.contestId,
      version: Number(data.get('version')),
      step: String(data.get('step')) as ContestStep,
    };
    const { done, refusal } = await attempt(event, MoveContestDocument, { input });
    if (refusal) return fail(statusOf(refusal), { refusal });
    if (done.saved.__typename === 'InvalidInput') return fail(422, { problems: done.saved.problems });
    if (done.saved.__typename === 'StaleVersion')
      return fail(409, { problems: [{ field: 'id', code: 'not_allowed' }] });
    return { moved: true };
  },
};
