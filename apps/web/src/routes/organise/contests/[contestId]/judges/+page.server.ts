import { fail } from '@sveltejs/kit';
import {
  type ConflictKind,
  ContestJudgesDocument,
  DecideTieDocument,
  EndJudgeDocument,
  InviteContestSecretaryDocument,
  InviteJudgeDocument,
} from '#generated/graphql.ts';
import { ask, attempt } from '#lib/api/ask.ts';
import { statusOf } from '#lib/form/refusal.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { contestOfficials, contestTies, contestEntries } = await ask(event, ContestJudgesDocument, {
    contestId: event.params.contestId,
  });
  return { officials: contestOfficials, ties: contestTies, entries: contestEntries.edges.map(({ node }) => node) };
};

export const actions: Actions = {
  invite: async (event) => {
    const data = await event.request.formData();
    const email = String(data.get('email') ?? '').trim();
    const boardId = String(data.get('boardId') ?? '') || null;
    const common = { contestId: event.params.contestId, email, locale: event.locals.locale };
    const { done, refusal } =
      data.get('role') === 'SECRETARY'
        ? await attempt(event, InviteContestSecretaryDocument, { input: common })
        : await attempt(event, InviteJudgeDocument, { input: { ...common, boardId, fields: [], maxLoad: null } });
    if (refusal) return fail(statusOf(refusal), { email, refusal });
    const { invited } = done;
    if (invited.__typename === 'InvalidInput') return fail(422, { email, problems: invited.problems });
    if (invited.__typename === 'JudgesOrRuns') return fail(409, { email, both: true });
    return { invited: email };
  },
  end: async (event) => {
    const data = await event.request.formData();
    const input = { judgeId: String(data.get('judgeId')), reason: String(data.get('reason') ?? '') };
    const { done, refusal } = await attempt(event, EndJudgeDocument, { input });
    if (refusal) return fail(statusOf(refusal), { refusal });
    if (done.ended.__typename === 'InvalidInput') return fail(422, { problems: done.ended.problems });
    return { ended: input.judgeId };
  },
  tie: async (event) => {
    const data = await event.request.formData();
    const input = {
      judgeId: String(data.get('judgeId')),
      entryId: String(data.get('entryId')),
      kind: String(data.get('kind')) as ConflictKind,
      allowed: data.get('allowed') === 'yes',
      reason: String(data.get('reason') ?? ''),
    };
    const { done, refusal } = await attempt(event, DecideTieDocument, { input });
    if (refusal) return fail(statusOf(refusal), { refusal });
    if (done.decided.__typename === 'InvalidInput') return fail(422, { problems: done.decided.problems });
    return { decided: input.entryId };
  },
};
