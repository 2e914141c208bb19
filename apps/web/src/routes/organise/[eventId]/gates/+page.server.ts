import { fail } from '@sveltejs/kit';
import {
  GatesPageDocument,
  RenewDeviceDocument,
  RevokeDeviceDocument,
  RevokeWalkUpsDocument,
} from '#generated/graphql.ts';
import { statusOf } from '#lib/form/refusal.ts';
import { ask, attempt } from '#lib/api/ask.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { managedEvent, checkInLists, gates } = await ask(event, GatesPageDocument, { eventId: event.params.eventId });
  const { ticketTypes, sessions } = managedEvent;
  return { ticketTypes, sessions, lists: checkInLists, gates };
};

export const actions: Actions = {
  revokeDevice: async (event) => {
    const data = await event.request.formData();
    const input = { deviceId: String(data.get('deviceId')), reason: String(data.get('reason') ?? '').trim() };
    const { done, refusal } = await attempt(event, RevokeDeviceDocument, { input });
    if (refusal) return fail(statusOf(refusal), { refusal });
    if (done.revokeDevice.__typename === 'InvalidInput') return fail(422, { problems: done.revokeDevice.problems });
    return { revoked: input.deviceId };
  },
  revokeWalkUps: async (event) => {
    const data = await event.request.formData();
    const input = { deviceId: String(data.get('deviceId')), reason: String(data.get('reason') ?? '').trim() };
    const { done, refusal } = await attempt(event, RevokeWalkUpsDocument, { input });
    if (refusal) return fail(statusOf(refusal), { refusal });
    if (done.revokeWalkUps.__typename === 'InvalidInput') return fail(422, { problems: done.revokeWalkUps.problems });
    return { takenBack: input.deviceId };
  },
  renew: async (event) => {
    const deviceId = String((await event.request.formData()).get('deviceId'));
    const { done, refusal } = await attempt(event, RenewDeviceDocument, { input: { deviceId } });
    if (refusal) return fail(statusOf(refusal), { refusal });
    if (done.renewDevice.__typename === 'EventOver') return fail(409, { lastDay: done.renewDevice.lastDay });
    return { renewed: deviceId };
  },
};
