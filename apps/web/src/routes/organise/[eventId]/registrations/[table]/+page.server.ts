import { error } from '@sveltejs/kit';
import { ResendTicketDocument, RevokeTicketDocument } from '#generated/graphql.ts';
import { attempt } from '#lib/api/ask.ts';
import {
  openRegistration,
  registrationActions,
} from '#lib/features/organise/registrations/server/registration-actions.ts';
import { eachChosen } from '#lib/features/organise/table/bulk/each-chosen.ts';
import { exportTable, keepColumns, loadTable, writeToChosen } from '#lib/features/organise/table/server/load-table.ts';
import { openRow } from '#lib/features/organise/table/server/open-row.ts';
import { tableNamed } from '#lib/features/organise/table/table-address.ts';
import type { Actions, PageServerLoad } from './$types';

function tableOf(name: string) {
  const table = tableNamed(name);
  if (!table || table === 'REGISTRATIONS') error(404, 'Not found', {});
  return table;
}

export const load: PageServerLoad = async (event) => {
  const { eventId } = event.params;
  const table = tableOf(event.params.table);
  const id = event.url.searchParams.get('id');
  const shown = loadTable(event, eventId, table);
  // A ticket opens the registration behind it.
  if (table === 'TICKETS')
    return { ...(await shown), ...(await openRegistration(event, eventId, id)), behind: null, line: null, table };
  const { page, ticketTypes } = await shown;
  return { page, ticketTypes, ...(await openRow(event, eventId, table, page, id)), registration: null, table };
};

export const actions: Actions = {
  ...registrationActions,
  columns: (event) => keepColumns(event, tableOf(event.params.table)),
  export: (event) => exportTable(event, event.params.eventId, tableOf(event.params.table)),
  write: (event) => writeToChosen(event, event.params.eventId, tableOf(event.params.table)),
  resendMany: (event) =>
    eachChosen(event, async (ticketId) => {
      const { done, refusal } = await attempt(event, ResendTicketDocument, { input: { ticketId } });
      if (refusal) return { refusal };
      const { __typename } = done.resendTicket;
      if (__typename === 'TicketChanged') return null;
      return __typename === 'ResentTooOften' ? 'tooOften' : 'notValid';
    }),
  revokeMany: (event) =>
    eachChosen(event, async (ticketId, reason) => {
      const { done, refusal } = await attempt(event, RevokeTicketDocument, { input: { ticketId, reason } });
      if (refusal) return { refusal };
      const result = done.revokeTicket;
      if (result.__typename === 'InvalidInput') return { problems: result.problems };
      return result.__typename === 'TicketNotValid' ? 'notValid' : null;
    }),
};
