import { fail, redirect } from '@sveltejs/kit';
import { CONSENT_TEXT_VERSIONS } from '@pho-hien/events-core';
import { newId } from '@pho-hien/kernel';
import { GroupStartDocument, RegisterGroupDocument } from '#generated/graphql.ts';
import { ask, attempt } from '#lib/api/ask.ts';
import { failureText } from '#lib/features/groups/group-words.ts';
import { statusOf } from '#lib/form/refusal.ts';
import { to } from '#lib/shell/address.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { organisation, viewer, publishedEvents } = await ask(event, GroupStartDocument, { id: event.params.id });
  const offers = publishedEvents.flatMap(({ name, ticketTypes }) =>
    ticketTypes
      .filter((type) => !type.hidden && type.availability === 'OPEN')
      .map((type) => ({ id: type.id, eventName: name, name: type.name, remaining: type.remaining })),
  );
  return { startup: organisation, me: viewer?.email ?? '', offers, freshId: newId() };
};

export const actions: Actions = {
  default: async (event) => {
    const data = await event.request.formData();
    const text = (name: string) => String(data.get(name) ?? '').trim();
    const numbers = [...data.keys()].filter((key) => key.startsWith('fullName.')).map((key) => key.split('.')[1]!);
    const values = {
      ticketTypeId: String(data.get('ticketTypeId') ?? ''),
      people: numbers
        .map((number) => ({ fullName: text(`fullName.${number}`), email: text(`email.${number}`) }))
        .filter(({ fullName, email }) => fullName || email),
      own: data.get('own') === 'yes',
    };
    const input = {
      id: String(data.get('id')),
      organisationId: event.params.id,
      ticketTypeId: values.ticketTypeId,
      people: values.people.map((one) => ({ ...one, minor: false, locale: event.locals.locale })),
      ownConsentVersion: values.own ? CONSENT_TEXT_VERSIONS.REGISTRATION : null,
    };
    const { done, refusal } = await attempt(event, RegisterGroupDocument, { input });
    if (refusal) return fail(statusOf(refusal), { values, refusal });
    const { registered } = done;
    if (registered.__typename === 'GroupRegistered')
      redirect(303, to(`/startups/${event.params.id}/groups/${registered.group.id}`));
    if (registered.__typename === 'GroupHasProblems') return fail(422, { values, people: registered.problems });
    if (registered.__typename === 'InvalidInput') return fail(422, { values, problems: registered.problems });
    const places = registered.__typename === 'NotEnoughPlaces' ? registered : null;
    return fail(409, { values, failure: failureText(registered.__typename, places?.wanted, places?.left) });
  },
};
