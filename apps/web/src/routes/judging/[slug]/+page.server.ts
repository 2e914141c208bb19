import { error, fail } from '@sveltejs/kit';
import {
  type ConflictKind,
  DeclareTeamTieDocument,
  type FieldOfWork,
  JudgedContestDocument,
  SignJudgeStatementDocument,
} from '#generated/graphql.ts';
import { ask, attempt } from '#lib/api/ask.ts';
import { statusOf } from '#lib/form/refusal.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  sign: async (event) => {
    const data = await event.request.formData();
    const load = String(data.get('maxLoad') ?? '').trim();
    const input = {
      contestId: String(data.get('contestId')),
      version: Number(data.get('version')),
      fields: data.getAll('fields').map(String) as FieldOfWork[],
      // What is no number is too small for one.
      maxLoad: load === '' ? null : /^\d{1,4}$/.test(load) ? Number(load) : 0,
    };
    if (data.get('agreed') !== 'yes') return fail(422, { problems: [{ field: 'agreed', code: 'required' }] });
    const { done, refusal } = await attempt(event, SignJudgeStatementDocument, { input });
    if (refusal) return fail(statusOf(refusal), { refusal });
    if (done.signed.__typename === 'InvalidInput') return fail(422, { problems: done.signed.problems });
    return { signed: true };
  },
  tie: async (event) => {
    const { contest } = await ask(event, JudgedContestDocument, { slug: event.params.slug });
    if (!contest) error(404, 'Not found', {});
    const data = await event.request.formData();
    const organisationId = String(data.get('organisationId') ?? '');
    if (organisationId === '') return fail(422, { problems: [{ field: 'organisationId', code: 'required' }] });
    const kind = String(data.get('kind')) as ConflictKind;
    const input = { contestId: contest.id, organisationId, kind, note: String(data.get('note') ?? '') };
    const { done, refusal } = await attempt(event, DeclareTeamTieDocument, { input });
    if (refusal) return fail(statusOf(refusal), { refusal });
    if (done.told.__typename === 'InvalidInput') return fail(422, { problems: done.told.problems });
    return { told: organisationId };
  },
};
