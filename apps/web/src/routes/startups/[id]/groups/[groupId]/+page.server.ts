import { error, fail } from '@sveltejs/kit';
import {
  AskGroupAgainDocument,
  GroupPageDocument,
  RecordSchoolAuthorityDocument,
  WithdrawGroupMemberDocument,
} from '#generated/graphql.ts';
import { ask, attempt } from '#lib/api/ask.ts';
import { statusOf } from '#lib/form/refusal.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { id: organisationId, groupId: id } = event.params;
  const { registrationGroup, organisation } = await ask(event, GroupPageDocument, { id, organisationId });
  if (registrationGroup.organisationId !== organisationId) error(404, 'NOT_FOUND');
  return { group: registrationGroup, startup: organisation };
};

export const actions: Actions = {
  again: async (event) => {
    const input = { groupId: event.params.groupId };
    const { done, refusal } = await attempt(event, AskGroupAgainDocument, { input });
    if (refusal) return fail(statusOf(refusal), { refusal });
    if (done.asked.__typename === 'ResentTooOften') return fail(429, { retryAt: done.asked.retryAt });
    return { asked: true };
  },
  authority: async (event) => {
    const data = await event.request.formData();
    const reference = String(data.get('reference') ?? '');
    if (data.get('stated') !== 'yes') return fail(422, { reference, unstated: true });
    const input = { groupId: event.params.groupId, reference };
    const { done, refusal } = await attempt(event, RecordSchoolAuthorityDocument, { input });
    if (refusal) return fail(statusOf(refusal), { reference, refusal });
    if (done.recorded.__typename === 'InvalidInput') return fail(422, { reference, problems: done.recorded.problems });
    return { recorded: true };
  },
  withdraw: async (event) => {
    const registrationId = String((await event.request.formData()).get('registrationId'));
    const { refusal } = await attempt(event, WithdrawGroupMemberDocument, { input: { registrationId } });
    if (refusal) return fail(statusOf(refusal), { refusal });
    return { withdrawn: true };
  },
};
