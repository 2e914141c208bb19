import { SHEET_COLUMNS } from '@pho-hien/events-core';
import { error, fail, redirect } from '@sveltejs/kit';
import {
  ConfirmImportDocument,
  CorrectCellDocument,
  GroupImportPageDocument,
  LeaveOutRowDocument,
} from '#generated/graphql.ts';
import { ask, attempt } from '#lib/api/ask.ts';
import { failureText } from '#lib/features/groups/group-words.ts';
import { statusOf } from '#lib/form/refusal.ts';
import { to } from '#lib/shell/address.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { searchParams } = event.url;
  const all = searchParams.get('show') === 'all';
  const { groupImport, organisation } = await ask(event, GroupImportPageDocument, {
    id: event.params.importId,
    organisationId: event.params.id,
    onlyWrong: !all,
    page: Number(searchParams.get('page') ?? 1) || 1,
    schoolAuthority: searchParams.get('authority') === 'school',
  });
  if (groupImport.organisationId !== event.params.id) error(404, 'NOT_FOUND');
  if (groupImport.status === 'WRITTEN') redirect(303, to(`/startups/${event.params.id}/groups/${groupImport.id}?sent`));
  return { list: groupImport, startup: organisation, all, bySchool: searchParams.get('authority') === 'school' };
};

export const actions: Actions = {
  correct: async (event) => {
    const data = await event.request.formData();
    const importId = event.params.importId;
    const row = Number(data.get('row'));
    for (const column of SHEET_COLUMNS) {
      const text = data.get(column);
      if (typeof text !== 'string') continue;
      const { done, refusal } = await attempt(event, CorrectCellDocument, { input: { importId, row, column, text } });
      if (refusal) return fail(statusOf(refusal), { refusal });
      if (done.changed.__typename === 'NothingToAnswer')
        return fail(409, { failure: failureText(done.changed.__typename) });
    }
    return { corrected: true };
  },
  leaveOut: async (event) => {
    const row = Number((await event.request.formData()).get('row'));
    const { refusal } = await attempt(event, LeaveOutRowDocument, { input: { importId: event.params.importId, row } });
    return refusal ? fail(statusOf(refusal), { refusal }) : { corrected: true };
  },
  confirm: async (event) => {
    const data = await event.request.formData();
    const bySchool = event.url.searchParams.get('authority') === 'school';
    if (bySchool && data.get('stated') !== 'yes') return fail(422, { unstated: true });
    const authorityReference = bySchool ? String(data.get('authorityReference') ?? '') : null;
    const input = { importId: event.params.importId, authorityReference };
    const { done, refusal } = await attempt(event, ConfirmImportDocument, { input });
    if (refusal) return fail(statusOf(refusal), { refusal });
    const { confirmed } = done;
    if (confirmed.__typename === 'InvalidInput') return fail(422, { problems: confirmed.problems });
    if (confirmed.__typename !== 'ImportChanged') return fail(409, { failure: failureText(confirmed.__typename) });
    redirect(303, to(`/startups/${event.params.id}/imports/${event.params.importId}`));
  },
};
