import { fail, redirect } from '@sveltejs/kit';
import { rolesIn } from '@pho-hien/organisations-core';
import {
  AnswerJoinRequestDocument,
  ChangeMemberRoleDocument,
  InviteMemberDocument,
  RemoveMemberDocument,
  StartupPeopleDocument,
  WithdrawMemberInvitationDocument,
} from '#generated/graphql.ts';
import { ask, attempt } from '#lib/api/ask.ts';
import { statusOf } from '#lib/form/refusal.ts';
import { to } from '#lib/shell/address.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { organisation, viewer } = await ask(event, StartupPeopleDocument, { id: event.params.id });
  if (organisation.mergedIntoId) redirect(303, to(`/startups/${organisation.mergedIntoId}/members`));
  const roles = rolesIn(organisation.kind);
  const { members } = organisation.people;
  return {
    startup: organisation,
    me: viewer?.id ?? '',
    roles,
    leads: organisation.people.led,
    leaders: members.filter(({ role }) => role === roles[0]).length,
  };
};

async function read(event: { request: Request }): Promise<(name: string) => string> {
  const data = await event.request.formData();
  return (name) => String(data.get(name) ?? '').trim();
}

export const actions: Actions = {
  invite: async (event) => {
    const text = await read(event);
    const values = { email: text('email'), role: text('role') };
    const role = values.role as 'STARTUP_MEMBER';
    const locale = text('locale') === 'en' ? 'en' : 'vi';
    const input = { organisationId: event.params.id, email: values.email, role, locale } as const;
    const { done, refusal } = await attempt(event, InviteMemberDocument, { input });
    if (refusal) return fail(statusOf(refusal), { values, refusal });
    if (done.inviteMember.__typename === 'InvalidInput')
      return fail(422, { values, problems: done.inviteMember.problems });
    return { invited: values.email };
  },
  withdraw: async (event) => {
    const text = await read(event);
    const input = { organisationId: event.params.id, invitationId: text('invitationId') };
    const { refusal } = await attempt(event, WithdrawMemberInvitationDocument, { input });
    if (refusal) return fail(statusOf(refusal), { refusal });
    return { withdrawn: true };
  },
  remove: async (event) => {
    const text = await read(event);
    const userId = text('userId');
    const input = { organisationId: event.params.id, userId };
    const { done, refusal } = await attempt(event, RemoveMemberDocument, { input });
    if (refusal) return fail(statusOf(refusal), { refusal });
    if (done.changed.__typename === 'LastOwner') return fail(409, { last: true });
    if (text('leaving')) redirect(303, to('/startups'));
    return { removed: true };
  },
  role: async (event) => {
    const text = await read(event);
    const input = { organisationId: event.params.id, userId: text('userId'), role: text('role') as 'STARTUP_OWNER' };
    const { done, refusal } = await attempt(event, ChangeMemberRoleDocument, { input });
    if (refusal) return fail(statusOf(refusal), { refusal });
    if (done.changed.__typename === 'LastOwner') return fail(409, { last: true });
    return { changed: true };
  },
  answer: async (event) => {
    const text = await read(event);
    const input = {
      organisationId: event.params.id,
      requestId: text('requestId'),
      accept: text('accept') === 'yes',
    };
    const { refusal } = await attempt(event, AnswerJoinRequestDocument, { input });
    if (refusal) return fail(statusOf(refusal), { refusal });
    return { answered: true };
  },
};
