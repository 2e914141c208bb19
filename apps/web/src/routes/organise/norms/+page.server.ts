import { fail } from '@sveltejs/kit';
import { NORM_SCOPES, NORM_STANDINGS } from '@pho-hien/reference-core';
import { isVietnamDay, vietnamDayOf } from '@pho-hien/kernel';
import { NormsDocument, RecordNormDocument, VerifyNormDocument } from '#generated/graphql.ts';
import { ask, attempt } from '#lib/api/ask.ts';
import { rightsOf } from '#lib/features/organise/rights.ts';
import { statusOf } from '#lib/form/refusal.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { viewer } = await event.parent();
  const { norms } = await ask(event, NormsDocument, {});
  return {
    norms,
    today: vietnamDayOf(new Date()),
    mayChange: rightsOf(viewer, ['reference.manage']).length > 0,
    asked: { record: event.url.searchParams.get('record'), verify: event.url.searchParams.get('verify') },
  };
};

export const actions: Actions = {
  record: async (event) => {
    const form = await event.request.formData();
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const scope = NORM_SCOPES.find((known) => known === text('scope'));
    const standing = NORM_STANDINGS.find((known) => known === text('standing'));
    const from = text('from');
    const problems = [
      ...(scope ? [] : [{ field: 'scope', code: 'required' }]),
      ...(standing ? [] : [{ field: 'standing', code: 'required' }]),
      ...(isVietnamDay(from) ? [] : [{ field: 'from', code: 'not_a_day' }]),
    ];
    if (!scope || !standing || problems.length > 0) return fail(422, { problems });
    const input = {
      ...{ key: text('key'), scope, standing, from },
      // As people write money; a decimal comma is one of few digits behind it.
      value: text('value')
        .replace(/\.(?=\d{3}(?:\D|$))/g, '')
        .replace(',', '.')
        .replace(/[₫đ\s]+$/u, ''),
      ...{ citation: text('citation'), note: text('note') || null },
    };
    return outcome(await attempt(event, RecordNormDocument, { input }));
  },
  verify: async (event) => {
    const id = String((await event.request.formData()).get('id') ?? '');
    return outcome(await attempt(event, VerifyNormDocument, { input: { id } }));
  },
};

type Attempted = Awaited<ReturnType<typeof attempt<{ saved: { __typename: string; problems?: object[] } }, never>>>;

function outcome({ done, refusal }: Attempted) {
  if (refusal) return fail(statusOf(refusal), { refusal });
  const { problems } = done.saved as { problems?: { field: string; code: string }[] };
  return problems ? fail(422, { problems }) : { saved: true };
}
