import { fail, type RequestEvent } from '@sveltejs/kit';
import {
  type ConflictKind,
  ContestEntryByNumberDocument,
  ContestJudgesDocument,
  DecideTieDocument,
  EndJudgeDocument,
  type FieldOfWork,
  InviteContestSecretaryDocument,
  InviteJudgeDocument,
  TellTieDocument,
} from '#generated/graphql.ts';
import { ask, attempt } from '#lib/api/ask.ts';
import { entryNumberIn } from '#lib/features/organise/contests/round/sheet-filters.ts';
import { statusOf } from '#lib/form/refusal.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { contestOfficials, contestTies } = await ask(event, ContestJudgesDocument, {
    contestId: event.params.contestId,
  });
  return { officials: contestOfficials, ties: contestTies };
};

/** The entry of the contest that has this number; null where none has. */
async function entryCalled(event: RequestEvent, contestId: string, number: number): Promise<string | null> {
  const { contestEntries } = await ask(event, ContestEntryByNumberDocument, { contestId, after: String(number - 1) });
  const node = contestEntries.edges[0]?.node;
  return node?.number === number ? node.id : null;
}

/** What was typed as a whole number; null where nothing was, and where it is none a number that no load can be. */
const wholeIn = (typed: string): number | null =>
  typed.trim() === '' ? null : /^\d{1,6}$/.test(typed.trim()) ? Number(typed) : 0;

export const actions: Actions = {
  invite: async (event) => {
    const data = await event.request.formData();
    const email = String(data.get('email') ?? '').trim();
    const boardId = String(data.get('boardId') ?? '') || null;
    const fields = data.getAll('fields').map(String) as FieldOfWork[];
    const maxLoad = wholeIn(String(data.get('maxLoad') ?? ''));
    const common = { contestId: event.params.contestId, email, locale: event.locals.locale };
    const { done, refusal } =
      data.get('role') === 'SECRETARY'
        ? await attempt(event, InviteContestSecretaryDocument, { input: common })
        : await attempt(event, InviteJudgeDocument, { input: { ...common, boardId, fields, maxLoad } });
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
  tell: async (event) => {
    const data = await event.request.formData();
    const { contestId } = event.params;
    const number = entryNumberIn(String(data.get('entry') ?? ''));
    const found = number === null ? null : await entryCalled(event, contestId, number);
    if (found === null) return fail(422, { problems: [{ field: 'entry', code: 'unknown_value' }] });
    const input = {
      judgeId: String(data.get('judgeId')),
      entryId: found,
      kind: String(data.get('kind')) as ConflictKind,
      note: String(data.get('note') ?? ''),
    };
    const { done, refusal } = await attempt(event, TellTieDocument, { input });
    if (refusal) return fail(statusOf(refusal), { refusal });
    if (done.told.__typename === 'InvalidInput') return fail(422, { problems: done.told.problems });
    return { told: input.judgeId };
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
