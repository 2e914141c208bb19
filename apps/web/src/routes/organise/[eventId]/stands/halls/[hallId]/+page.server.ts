import { error, fail } from '@sveltejs/kit';
import { m, problemText } from '@pho-hien/messages';
import { HallEditorDocument, PublishHallDocument, SaveHallDocument } from '#generated/graphql.ts';
import { ask, attempt } from '#lib/api/ask.ts';
import { requireRight } from '#lib/features/organise/server/require-right.ts';
import { powerText } from '#lib/features/organise/stands/placing-words.ts';
import { statusOf } from '#lib/form/refusal.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { may } = await event.parent();
  requireRight(may, 'event.manage');
  const { hallId: id, eventId } = event.params;
  const { hall, halls } = await ask(event, HallEditorDocument, { id, eventId });
  if (hall.eventId !== eventId) error(404, 'Not found', {});
  const others = halls.filter((one) => one.id !== id);
  return { hall, taken: others.flatMap(({ published }) => published?.booths.map(({ number }) => number) ?? []) };
};

/** The plan as the editor sent it; what is no JSON is none. */
function sentPlan(text: string) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export const actions: Actions = {
  save: async (event) => {
    const data = await event.request.formData();
    const plan = sentPlan(String(data.get('plan')));
    if (!plan) return fail(400, { said: m.stands_changed_meanwhile() });
    const input = { id: event.params.hallId, version: Number(data.get('version')), plan };
    const { done, refusal } = await attempt(event, SaveHallDocument, { input });
    if (refusal) return fail(statusOf(refusal), { refusal });
    const { saved } = done;
    if (saved.__typename === 'HallSaved') return { version: saved.hall.version };
    if (saved.__typename === 'StaleVersion') return fail(409, { said: m.stands_plan_stale() });
    return fail(422, { said: planProblemText(saved.problems, plan) });
  },
  publish: async (event) => {
    const data = await event.request.formData();
    const moving = String(data.get('moving') ?? '')
      .split(',')
      .filter(Boolean);
    const input = { id: event.params.hallId, version: Number(data.get('version')), moving };
    const { done, refusal } = await attempt(event, PublishHallDocument, { input });
    if (refusal) return fail(statusOf(refusal), { refusal });
    const answer = done.published;
    switch (answer.__typename) {
      case 'HallSaved':
        return { version: answer.hall.version };
      case 'ExhibitorsMoved':
        return fail(409, { moved: answer.moved });
      case 'BoothsTaken': {
        const who = answer.taken.map(({ number, organisationName }) => `${number} (${organisationName})`).join(', ');
        return fail(409, { said: m.stands_booths_taken({ who }) });
      }
      case 'PowerExceeded':
        return fail(409, { said: powerText(answer) });
      case 'PlanNotSafe':
        return fail(409, { said: m.stands_publish_blocked() });
      case 'StaleVersion':
        return fail(409, { said: m.stands_plan_stale() });
      case 'InvalidInput':
        return fail(422, { said: m.stands_number_elsewhere() });
    }
  },
};

interface Sent {
  readonly booths?: readonly { readonly number?: string }[];
}
/** Which booth or part of the plan is wrong, and how. */
function planProblemText(problems: readonly { field: string; code: string }[], plan: Sent): string {
  return problems
    .slice(0, 3)
    .map(({ field, code }) => {
      const booth = /^booths\.(\d+)\.(number)?/.exec(field);
      const number = booth && plan.booths?.[Number(booth[1])]?.number;
      const place = number ? m.stands_stand({ number }) : m.stands_hall_settings();
      return `${place}: ${problemText(code)}`;
    })
    .join(' ');
}
