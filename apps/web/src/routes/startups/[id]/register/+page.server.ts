import { fail, redirect } from '@sveltejs/kit';
import { CONSENT_TEXT_VERSIONS } from '@pho-hien/events-core';
import { newId } from '@pho-hien/kernel';
import { GroupStartDocument, RegisterGroupDocument } from '#generated/graphql.ts';
import { ask, attempt } from '#lib/api/ask.ts';
import { failureText } from '#lib/features/groups/group-words.ts';
import { isTyped, peopleIn, type TeamValues } from '#lib/features/groups/team-values.ts';
import { statusOf } from '#lib/form/refusal.ts';
import { to } from '#lib/shell/address.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { organisation, viewer, publishedEvents } = await ask(event, GroupStartDocument, { id: event.params.id });
  const open = publishedEvents.flatMap(({ name, slug, ticketTypes }) =>
    ticketTypes
      .filter((type) => !type.hidden && type.availability === 'OPEN')
      .map((type) => ({ ...type, eventName: name, slug })),
  );
  const offers = open.filter(({ forGroups }) => forGroups);
  return {
    startup: organisation,
    me: viewer?.email ?? '',
    offers,
    single: open.filter(({ forGroups }) => !forGroups),
    freshId: newId(),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const data = await event.request.formData();
    const values: TeamValues = { ticketTypeId: String(data.get('ticketTypeId') ?? ''), people: peopleIn(data) };
    // A line left empty is nobody; what is wrong is told by the lines of the form.
    const lines = values.people.flatMap((person, line) => (isTyped(person) ? [line] : []));
    const input = {
      id: String(data.get('id')),
      organisationId: event.params.id,
      ticketTypeId: values.ticketTypeId,
      people: lines.map((line) => ({ ...values.people[line]!, locale: event.locals.locale })),
      ownConsentVersion: data.get('own') === 'yes' ? CONSENT_TEXT_VERSIONS.REGISTRATION : null,
    };
    const { done, refusal } = await attempt(event, RegisterGroupDocument, { input });
    if (refusal) return fail(statusOf(refusal), { values, refusal });
    const { registered } = done;
    if (registered.__typename === 'GroupRegistered')
      redirect(303, to(`/startups/${event.params.id}/groups/${registered.group.id}?sent`));
    if (registered.__typename === 'GroupHasProblems')
      return fail(422, {
        values,
        people: registered.problems.map((problem) => ({ ...problem, person: lines[problem.person]! })),
      });
    if (registered.__typename === 'InvalidInput') return fail(422, { values, problems: registered.problems });
    const places = registered.__typename === 'NotEnoughPlaces' ? registered : null;
    return fail(409, { values, failure: failureText(registered.__typename, places?.wanted, places?.left) });
  },
};
