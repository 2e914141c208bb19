import { fail } from '@sveltejs/kit';
import {
  MergeOrganisationsDocument,
  OrganisationDuplicatesDocument,
  TellOrganisationsApartDocument,
} from '#generated/graphql.ts';
import { ask, attempt } from '#lib/api/ask.ts';
import { statusOf } from '#lib/form/refusal.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { organisationPairs, organisationMerges } = await ask(event, OrganisationDuplicatesDocument, {});
  return { pairs: organisationPairs, merges: organisationMerges };
};

export const actions: Actions = {
  merge: async (event) => {
    const data = await event.request.formData();
    const text = (name: string) => String(data.get(name) ?? '').trim();
    const ids = [text('first'), text('second')];
    const survivorId = text('survivor');
    if (!ids.includes(survivorId)) return fail(422, { problems: [{ field: 'survivorId', code: 'required' }] });
    const { done, refusal } = await attempt(event, MergeOrganisationsDocument, {
      input: {
        survivorId,
        mergedId: ids.find((id) => id !== survivorId)!,
        ownersStayOwners: text('owners') === 'yes',
        reason: text('reason'),
      },
    });
    if (refusal) return fail(statusOf(refusal), { refusal });
    const result = done.mergeOrganisations;
    if (result.__typename === 'InvalidInput') return fail(422, { problems: result.problems });
    if (result.__typename === 'AlreadyMerged') return fail(409, { already: true });
    return { merged: true };
  },
  apart: async (event) => {
    const data = await event.request.formData();
    const input = { pairId: String(data.get('pairId') ?? '') };
    const { refusal } = await attempt(event, TellOrganisationsApartDocument, { input });
    if (refusal) return fail(statusOf(refusal), { refusal });
    return { apart: true };
  },
};
