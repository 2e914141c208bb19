import { fail, redirect } from '@sveltejs/kit';
import { newId } from '@pho-hien/kernel';
import { ageProblems, registrantProblems } from '@pho-hien/events-core';
import { TakeTransferDocument, TransferOfferDocument } from '#generated/graphql.ts';
import { request } from '#lib/api/request.ts';
import { problemWords } from '#lib/features/changes/change-words.ts';
import { ageIn, readForm } from '#lib/features/registration/form-data.ts';
import { to } from '#lib/shell/address.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async ({ fetch, params: { token } }) => {
  const { transferOffer } = await request(fetch, TransferOfferDocument, { token });
  return { offer: transferOffer ?? null, freshId: newId() };
};

export const actions: Actions = {
  default: async ({ request: submitted, fetch, params: { token }, locals }) => {
    const { id, values, consents } = readForm(await submitted.formData());
    const back = (status: number, wrong: object) => fail(status, { given: { ...values, id }, ...wrong });
    const age = ageIn(values);
    const problems = [...registrantProblems(values), ...ageProblems({ ...age, fullName: values.fullName })];
    if (problems.length > 0) return back(422, { errors: problemWords(problems) });
    const { fullName, email, phone } = values;
    const input = { token, id, locale: locals.locale, fullName, email, phone: phone || null, ...age, consents };
    const { takeTransfer: answer } = await request(fetch, TakeTransferDocument, { input });
    switch (answer.__typename) {
      case 'Registered':
        return redirect(303, to(`/tickets/${answer.walletToken}`));
      case 'InvalidInput':
        return back(422, { errors: problemWords(answer.problems) });
      case 'ConsentRequired':
        return back(422, { consent: true });
      case 'TransferRefused':
        return back(409, { refused: answer.reason });
      case 'AlreadyRegistered':
        return back(409, { already: true });
      case 'LinkExpired':
        return back(410, { expired: true });
    }
  },
};
