import { fail } from '@sveltejs/kit';
import { RevokeSigningKeyDocument, RotateSigningKeyDocument, SigningKeysDocument } from '#generated/graphql.ts';
import { ask, attempt } from '#lib/api/ask.ts';
import { statusOf } from '#lib/form/refusal.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { signingKeys } = await ask(event, SigningKeysDocument, { eventId: event.params.eventId });
  return { keys: signingKeys.toReversed() };
};

export const actions: Actions = {
  rotate: async (event) => {
    const input = { eventId: event.params.eventId };
    const { refusal } = await attempt(event, RotateSigningKeyDocument, { input });
    if (refusal) return fail(statusOf(refusal), { refusal });
    return { rotated: true };
  },
  revoke: async (event) => {
    const data = await event.request.formData();
    const input = { keyId: String(data.get('keyId')), reason: String(data.get('reason') ?? '').trim() };
    const { done, refusal } = await attempt(event, RevokeSigningKeyDocument, { input });
    if (refusal) return fail(statusOf(refusal), { refusal });
    const { revokeSigningKey: result } = done;
    if (result.__typename === 'InvalidInput') return fail(422, { problems: result.problems });
    return { revoked: input.keyId };
  },
};
