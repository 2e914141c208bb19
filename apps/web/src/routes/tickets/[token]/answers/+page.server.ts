import type { FormVersion } from '@pho-hien/events-core';
import { error, fail, redirect } from '@sveltejs/kit';
import { AnswerableFormDocument, ChangeAnswersByWalletDocument } from '#generated/graphql.ts';
import { request } from '#lib/api/request.ts';
import { answersIn } from '#lib/features/registration/form-data.ts';
import { to } from '#lib/shell/address.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params: { token }, setHeaders }) => {
  setHeaders({ 'cache-control': 'private, no-store' });
  const { wallet } = await request(fetch, AnswerableFormDocument, { token });
  if (!wallet) error(404, 'NOT_FOUND');
  const { answerable, event, registrationId } = wallet;
  return {
    token,
    event,
    registrationId,
    answerable: answerable && { ...answerable, form: answerable.form as FormVersion },
  };
};

export const actions: Actions = {
  default: async ({ request: submitted, fetch, params: { token } }) => {
    const data = await submitted.formData();
    const answers = answersIn(data);
    const given = Object.entries(answers).map(([fieldId, values]) => ({ fieldId, values: [...values] }));
    const input = { token, formVersion: Number(data.get('formVersion')) || 0, answers: given };
    const { changeAnswersByWallet: answer } = await request(fetch, ChangeAnswersByWalletDocument, { input });
    if (answer.__typename === 'WalletChanged') redirect(303, to(`/tickets/${token}/change?done=answered`));
    if (answer.__typename === 'InvalidInput') return fail(422, { answers, problems: answer.problems });
    if (answer.__typename === 'FormChanged') return fail(409, { answers, changed: true });
    return fail(409, { answers, closed: true });
  },
};
