import { error, fail, redirect } from '@sveltejs/kit';
import { CONTEST_LIMITS } from '@pho-hien/contests-core';
import { slugFrom } from '@pho-hien/events-core';
import { m } from '@pho-hien/messages';
import { ContestTemplatesDocument, CreateContestDocument, ManagedEventsDocument } from '#generated/graphql.ts';
import { ask, attempt } from '#lib/api/ask.ts';
import { readNewContest } from '#lib/features/organise/contests/setup/new-contest.ts';
import { readSetup, setupInput } from '#lib/features/organise/contests/setup/read-setup.ts';
import { blankSetup, setupValues } from '#lib/features/organise/contests/setup/setup-values.ts';
import { rightsOf } from '#lib/features/organise/rights.ts';
import { statusOf } from '#lib/form/refusal.ts';
import { to } from '#lib/shell/address.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { viewer } = await event.parent();
  const { managedEvents } = await ask(event, ManagedEventsDocument, {});
  const events = managedEvents.filter(({ id }) => rightsOf(viewer, ['contest.create'], id).length > 0);
  const alone = rightsOf(viewer, ['contest.create']).length > 0;
  if (!alone && events.length === 0) error(404, 'Not found', {});
  const { contestTemplates } = await ask(event, ContestTemplatesDocument, {});
  const asked = event.url.searchParams.get('event');
  const templates = contestTemplates.map(({ id, name, facts }) => ({ id, name, facts }));
  return { templates, events, alone, eventId: events.find(({ id }) => id === asked)?.id ?? '' };
};

export const actions: Actions = {
  create: async (event) => {
    const values = readNewContest(await event.request.formData());
    const { contestTemplates } = await ask(event, ContestTemplatesDocument, {});
    const template = contestTemplates.find(({ id }) => id === values.template);
    const draft = template
      ? setupValues(template.draft)
      : blankSetup(
          { vi: m.contests_board({}, { locale: 'vi' }), en: m.contests_board({}, { locale: 'en' }) },
          { vi: m.contests_round_final({}, { locale: 'vi' }), en: m.contests_round_final({}, { locale: 'en' }) },
        );
    const { setup, problems } = readSetup(
      {
        ...draft,
        name: { vi: values['name.vi'], en: values['name.en'] },
        slug: values.slug.trim() || slugFrom(values['name.vi']).slice(0, CONTEST_LIMITS.slug),
        opensAt: values.opensAt,
        closesAt: values.closesAt,
      },
      values.eventId || null,
    );
    if (problems.length > 0) return fail(422, { values, problems });
    const input = { setup: JSON.parse(setupInput(setup)) };
    const { done, refusal } = await attempt(event, CreateContestDocument, { input });
    if (refusal) return fail(statusOf(refusal), { values, refusal });
    const { saved } = done;
    if (saved.__typename === 'InvalidInput') return fail(422, { values, problems: saved.problems });
    if (saved.__typename !== 'ContestSaved') return fail(409, { values });
    redirect(303, to(`/organise/contests/${saved.contest.id}/setup`));
  },
};
