import { newId } from '@pho-hien/kernel';
import { ageProblems, type FormVersion, registrantProblems } from '@pho-hien/events-core';
import { error, fail, redirect } from '@sveltejs/kit';
import { EventPageDocument, RegisterDocument, RegistrationFormsDocument } from '#generated/graphql.ts';
import { ApiFailure, request } from '#lib/api/request.ts';
import { whatIsWrong, type Answer } from '#lib/features/registration/answer.ts';
import { ageIn, readForm } from '#lib/features/registration/form-data.ts';
import { to } from '#lib/shell/address.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params }) => {
  const [{ event }, asked] = await Promise.all([
    request(fetch, EventPageDocument, { slug: params.slug }),
    request(fetch, RegistrationFormsDocument, { slug: params.slug }),
  ]);
  if (!event) error(404, 'NOT_FOUND');
  const forms = (asked.event?.ticketTypes ?? []).flatMap(({ id, form }) => (form ? [[id, form] as const] : []));
  return { event, forms: Object.fromEntries(forms) as Record<string, FormVersion>, freshId: newId() };
};

export const actions: Actions = {
  default: async ({ request: submitted, fetch, locals }) => {
    const { id, values, consents, answers, formVersion, joinWaitlist } = readForm(await submitted.formData());
    const back = (status: number, wrong: Pick<Answer, 'problems' | 'refusal'>) => {
      // What was sent under this id stands; what stands in the form can only become another registration.
      const next = wrong.refusal?.kind === 'SENT_ELSEWHERE' ? newId() : id;
      return fail(status, { id: next, values, answers, ...wrong } satisfies Answer);
    };

    const age = ageIn(values);
    const problems: Answer['problems'] = [
      ...registrantProblems(values),
      ...ageProblems({ ...age, fullName: values.fullName }),
    ];
    if (!values.ticketTypeId) problems.push({ field: 'ticketTypeId', code: 'unknown_value' });
    if (problems.length > 0) return back(422, { problems, refusal: null });

    let outcome;
    try {
      const { ticketTypeId, fullName, email } = values;
      const optional = {
        phone: values.phone || null,
        organisationName: values.organisationName || null,
        note: values.note || null,
      };
      ({ register: outcome } = await request(fetch, RegisterDocument, {
        input: {
          ...{
            id,
            locale: locals.locale,
            ticketTypeId,
            fullName,
            email,
            ...optional,
            ...age,
            consents,
            formVersion,
            joinWaitlist,
          },
          answers: Object.entries(answers).map(([fieldId, given]) => ({ fieldId, values: [...given] })),
        },
      }));
    } catch (failure) {
      if (!(failure instanceof ApiFailure)) throw failure;
      return back(503, { problems: [], refusal: { kind: 'FAILED', code: locals.requestId } });
    }
    if (outcome.__typename !== 'Registered') return back(422, whatIsWrong(outcome));
    redirect(303, to(`/tickets/${outcome.walletToken}`));
  },
};
