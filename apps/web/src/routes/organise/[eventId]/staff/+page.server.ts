import { fail } from '@sveltejs/kit';
import { ROLES } from '@pho-hien/kernel';
import {
  InviteStaffDocument,
  StaffPageDocument,
  TakeBackInvitationDocument,
  WithdrawRoleDocument,
} from '#generated/graphql.ts';
import { statusOf } from '#lib/form/refusal.ts';
import { rolesToGive } from '#lib/features/organise/rights.ts';
import { ask, attempt } from '#lib/api/ask.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { staff, gates } = await ask(event, StaffPageDocument, { eventId: event.params.eventId });
  const { viewer } = await event.parent();
  return { staff, gates, roles: rolesToGive(viewer, event.params.eventId) };
};

export const actions: Actions = {
  invite: async (event) => {
    const data = await event.request.formData();
    const text = (name: string) => String(data.get(name) ?? '').trim();
    const role = ROLES.find((candidate) => candidate === text('role'));
    const values = { email: text('email'), role: role ?? null, scope: text('scope') };
    if (!role) return fail(422, { values, problems: [{ field: 'role', code: 'required' }] });
    const scope = values.scope
      ? ({ scopeKind: 'GATE', scopeId: values.scope } as const)
      : ({ scopeKind: 'EVENT', scopeId: event.params.eventId } as const);
    const locale = text('locale') === 'en' ? 'en' : 'vi';
    const { done, refusal } = await attempt(event, InviteStaffDocument, {
      input: { email: values.email, role, ...scope, locale },
    });
    if (refusal) return fail(statusOf(refusal), { values, refusal });
    if (done.inviteStaff.__typename === 'InvalidInput')
      return fail(422, { values, problems: done.inviteStaff.problems });
    return { invited: values.email };
  },
  withdraw: async (event) => {
    const data = await event.request.formData();
    const input = { grantId: String(data.get('grantId')), reason: String(data.get('reason') ?? '').trim() };
    const { done, refusal } = await attempt(event, WithdrawRoleDocument, { input });
    if (refusal) return fail(statusOf(refusal), { refusal });
    const result = done.revokeGrant;
    if (result.__typename === 'InvalidInput') return fail(422, { problems: result.problems });
    if (result.__typename === 'LastAdministrator') return fail(409, { last: true });
    return { withdrawn: input.grantId };
  },
  takeBack: async (event) => {
    const invitationId = String((await event.request.formData()).get('invitationId'));
    const { refusal } = await attempt(event, TakeBackInvitationDocument, { invitationId });
    if (refusal) return fail(statusOf(refusal), { refusal });
    return { takenBack: invitationId };
  },
};
