import { fail } from '@sveltejs/kit';
import { addDays } from '@pho-hien/kernel';
import { CreateShiftDocument, DeleteShiftDocument, ShiftsPageDocument } from '#generated/graphql.ts';
import { spanOf } from '#lib/features/organise/shifts/shift-values.ts';
import { statusOf } from '#lib/form/refusal.ts';
import { ask, attempt } from '#lib/api/ask.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { managedEvent, shifts, shiftPeople, gates } = await ask(event, ShiftsPageDocument, {
    eventId: event.params.eventId,
  });
  const days = managedEvent.days.map(({ date }) => date).sort();
  // It is set up on the day before and taken down on the day after; most shifts are between.
  const around = days.length > 0 ? [addDays(days[0]!, -1), addDays(days.at(-1)!, 1)] : [];
  return { shifts, people: shiftPeople, gates, days: [...days, ...around] };
};

export const actions: Actions = {
  create: async (event) => {
    const data = await event.request.formData();
    const text = (name: string) => String(data.get(name) ?? '').trim();
    const values = {
      personId: text('personId'),
      gateId: text('gateId'),
      date: text('date'),
      from: text('from'),
      to: text('to'),
    };
    const span = spanOf(values);
    if (!span) return fail(422, { values, problems: [{ field: 'endsAt', code: 'not_a_time' }] });
    const { done, refusal } = await attempt(event, CreateShiftDocument, {
      input: { eventId: event.params.eventId, personId: values.personId, gateId: values.gateId || null, ...span },
    });
    if (refusal) return fail(statusOf(refusal), { values, refusal });
    const result = done.createShift;
    if (result.__typename === 'InvalidInput') return fail(422, { values, problems: result.problems });
    if (result.__typename === 'ShiftOverlaps')
      return fail(409, { values, overlaps: { startsAt: result.startsAt, endsAt: result.endsAt } });
    return { created: true };
  },
  remove: async (event) => {
    const shiftId = String((await event.request.formData()).get('shiftId'));
    const { refusal } = await attempt(event, DeleteShiftDocument, { input: { shiftId } });
    if (refusal) return fail(statusOf(refusal), { refusal });
    return { removed: shiftId };
  },
};
