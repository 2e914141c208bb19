import { error, fail, redirect } from '@sveltejs/kit';
import { AnswerAsGuardianDocument, GuardianPageDocument, WithdrawGuardianConsentDocument } from '#generated/graphql.ts';
import { attempt } from '#lib/api/ask.ts';
import { request } from '#lib/api/request.ts';
import { statusOf } from '#lib/form/refusal.ts';
import { to } from '#lib/shell/address.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params, setHeaders }) => {
  setHeaders({ 'cache-control': 'private, no-store' });
  const { guardianRequest } = await request(fetch, GuardianPageDocument, { token: params.token });
  if (!guardianRequest) error(404, 'NOT_FOUND');
  return { asked: guardianRequest, open: new Date(guardianRequest.answerBy) > new Date() };
};

export const actions: Actions = {
  answer: async (event) => {
    const data = await event.request.formData();
    const agrees = data.get('answer') === 'agree';
    if (agrees && data.get('understood') !== 'yes') return fail(422, { unticked: true });
    const input = {
      token: event.params.token,
      agrees,
      textVersion: Number(data.get('textVersion')),
      locale: event.locals.locale,
    };
    const { refusal } = await attempt(event, AnswerAsGuardianDocument, { input });
    if (refusal) return fail(statusOf(refusal), { refusal });
    redirect(303, to(`/guardians/${event.params.token}`));
  },
  withdraw: async (event) => {
    const { refusal } = await attempt(event, WithdrawGuardianConsentDocument, { input: { token: event.params.token } });
    if (refusal) return fail(statusOf(refusal), { refusal });
    redirect(303, to(`/guardians/${event.params.token}`));
  },
};
