import { fail } from '@sveltejs/kit';
import { ManagedProgrammeDocument, TellProgrammeChangesDocument } from '#generated/graphql.ts';
import { statusOf } from '#lib/form/refusal.ts';
import { ask, attempt } from '#lib/api/ask.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { managedEvent, programmeWarnings, programmeNotice } = await ask(event, ManagedProgrammeDocument, {
    eventId: event.params.eventId,
  });
  return { programme: managedEvent, warnings: programmeWarnings, notice: programmeNotice ?? null };
};

export const actions: Actions = {
  tell: async (event) => {
    const { refusal } = await attempt(event, TellProgrammeChangesDocument, {
      input: { eventId: event.params.eventId },
    });
    return refusal ? fail(statusOf(refusal), { refusal }) : { told: true };
  },
};
