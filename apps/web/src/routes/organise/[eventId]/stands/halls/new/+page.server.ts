import { fail, redirect } from '@sveltejs/kit';
import { planProblems } from '@pho-hien/booths-core';
import { newId } from '@pho-hien/kernel';
import { m } from '@pho-hien/messages';
import { CreateHallDocument } from '#generated/graphql.ts';
import { attempt } from '#lib/api/ask.ts';
import { deskOf } from '#lib/features/organise/addresses.ts';
import { requireRight } from '#lib/features/organise/server/require-right.ts';
import { blankPlan } from '#lib/features/organise/stands/editor/blank-plan.ts';
import { fromMetres } from '#lib/features/organise/stands/editor/metres.ts';
import { statusOf } from '#lib/form/refusal.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { may } = await event.parent();
  requireRight(may, 'event.manage');
  return { freshId: newId() };
};

export const actions: Actions = {
  default: async (event) => {
    const data = await event.request.formData();
    const text = (field: string) => String(data.get(field) ?? '');
    const values = { name: text('name'), width: text('width'), depth: text('depth') };
    const sides = { width: fromMetres(values.width), depth: fromMetres(values.depth) };
    const plan = blankPlan({ vi: values.name, en: '' }, sides.width ?? 0, sides.depth ?? 0, {
      zone: m.stands_zone_of({ number: 1 }),
      type: m.stands_type_standard(),
      furniture: m.stands_furniture_standard(),
    });
    const problems = planProblems(plan)
      .filter(({ field }) => ['name.vi', 'width', 'depth'].includes(field))
      .map(({ field, code }) => ({
        field,
        code: field in sides && sides[field as 'width'] === null ? 'not_a_number' : code,
      }));
    if (problems.length > 0) return fail(422, { values, problems });
    const id = text('id');
    const { done, refusal } = await attempt(event, CreateHallDocument, {
      input: { id, eventId: event.params.eventId, plan: JSON.parse(JSON.stringify(plan)) },
    });
    if (refusal) return fail(statusOf(refusal), { values, refusal });
    if (done.saved.__typename === 'InvalidInput') return fail(422, { values, problems: done.saved.problems });
    redirect(303, deskOf(event.params.eventId, `stands/halls/${id}`));
  },
};
