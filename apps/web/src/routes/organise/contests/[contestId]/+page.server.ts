import { fail, redirect } from '@sveltejs/kit';
import { CallOffContestDocument, type ContestStep, MoveContestDocument } from '#generated/graphql.ts';
import { attempt } from '#lib/api/ask.ts';
import { statusOf } from '#lib/form/refusal.ts';
import { to } from '#lib/shell/address.ts';
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
  callOff: async (event) => {
    const data = await event.request.formData();
    const input = {
      id: event.params.contestId,
      version: Number(data.get('version')),
      reason: String(data.get('reason') ?? ''),
    };
    const { done, refusal } = await attempt(event, CallOffContestDocument, { input });
    if (refusal) return fail(statusOf(refusal), { refusal });
    if (done.saved.__typename === 'InvalidInput') return fail(422, { problems: done.saved.problems });
    if (done.saved.__typename === 'StaleVersion')
      return fail(409, { problems: [{ field: 'version', code: 'not_allowed' }] });
    redirect(303, to(`/organise/contests/${event.params.contestId}`));
  },
};
