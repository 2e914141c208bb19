import { error, fail } from '@sveltejs/kit';
import { DEVICE_RIGHTS } from '@pho-hien/kernel';
import { qrPath } from '@pho-hien/ui/qr-path';
import { GatesPageDocument, StartPairingDocument } from '#generated/graphql.ts';
import { statusOf } from '#lib/form/refusal.ts';
import { ask, attempt } from '#lib/api/ask.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  event.setHeaders({ 'cache-control': 'private, no-store' });
  event.depends('organise:pairing');
  const { gates } = await ask(event, GatesPageDocument, { eventId: event.params.eventId });
  const gate = gates.find(({ id }) => id === event.params.gateId);
  if (!gate) error(404, 'Not found', {});
  return { gate: { id: gate.id, name: gate.name, devices: gate.devices.map(({ id, name }) => ({ id, name })) } };
};

export const actions: Actions = {
  start: async (event) => {
    const data = await event.request.formData();
    const values = {
      deviceName: String(data.get('deviceName') ?? '').trim(),
      rights: DEVICE_RIGHTS.find((rights) => rights === data.get('rights')) ?? 'STEWARD',
    };
    const { done, refusal } = await attempt(event, StartPairingDocument, {
      input: { gateId: event.params.gateId, ...values },
    });
    if (refusal) return fail(statusOf(refusal), { values, refusal });
    const result = done.startPairing;
    if (result.__typename === 'InvalidInput') return fail(422, { values, problems: result.problems });
    if (result.__typename === 'EventOver') return fail(409, { values, lastDay: result.lastDay });
    return { values, pairing: { code: result.code, qr: qrPath(result.url), expiresAt: result.expiresAt } };
  },
};
