import { error, fail, redirect } from '@sveltejs/kit';
import {
  ContestDeskDocument,
  type ContestSetupInput,
  MoveContestDocument,
  UpdateContestDocument,
} from '#generated/graphql.ts';
import { ask, attempt } from '#lib/api/ask.ts';
import { setupValues } from '#lib/features/organise/contests/setup/setup-values.ts';
import { statusOf } from '#lib/form/refusal.ts';
import { to } from '#lib/shell/address.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { manages } = await event.parent();
  if (!manages) error(404, 'Not found', {});
};

export const actions: Actions = {
  save: async (event) => {
    const id = event.params.contestId;
    const data = await event.request.formData();
    const input = { id, version: Number(data.get('version')), setup: setupIn(data) };
    const { done, refusal } = await attempt(event, UpdateContestDocument, { input });
    if (refusal) return fail(statusOf(refusal), { refusal });
    const { saved } = done;
    if (saved.__typename === 'InvalidInput') return fail(422, { problems: saved.problems });
    if (saved.__typename === 'StaleVersion') {
      const { managedContest } = await ask(event, ContestDeskDocument, { id });
      return fail(409, { conflict: { version: managedContest.version, theirs: setupValues(managedContest.setup) } });
    }
    return { saved: true, version: saved.contest.version };
  },
  open: async (event) => {
    const id = event.params.contestId;
    const data = await event.request.formData();
    const input = { id, version: Number(data.get('version')), step: 'OPEN' as const };
    const { done, refusal } = await attempt(event, MoveContestDocument, { input });
    if (refusal) return fail(statusOf(refusal), { refusal });
    if (done.saved.__typename === 'InvalidInput') return fail(422, { problems: done.saved.problems });
    if (done.saved.__typename === 'StaleVersion')
      return fail(409, { problems: [{ field: 'version', code: 'not_allowed' }] });
    redirect(303, to(`/organise/contests/${id}`));
  },
};

/** The document as the form wrote it; what it says, the API checks. */
function setupIn(data: FormData): ContestSetupInput {
  try {
    return JSON.parse(String(data.get('setup'))) as ContestSetupInput;
  } catch {
    error(400, 'Not a set-up', {});
  }
}
