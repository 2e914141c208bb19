import {
  ApproveRegistrationDocument,
  CancelRegistrationDocument,
  RejectRegistrationDocument,
} from '#generated/graphql.ts';
import { attempt } from '#lib/api/ask.ts';
import {
  openRegistration,
  registrationActions,
} from '#lib/features/organise/registrations/server/registration-actions.ts';
import { eachChosen } from '#lib/features/organise/table/bulk/each-chosen.ts';
import { exportTable, keepColumns, loadTable, writeToChosen } from '#lib/features/organise/table/server/load-table.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { eventId } = event.params;
  const [shown, opened] = await Promise.all([
    loadTable(event, eventId, 'REGISTRATIONS'),
    openRegistration(event, eventId, event.url.searchParams.get('id')),
  ]);
  return { ...shown, ...opened };
};

export const actions: Actions = {
  ...registrationActions,
  columns: (event) => keepColumns(event, 'REGISTRATIONS'),
  export: (event) => exportTable(event, event.params.eventId, 'REGISTRATIONS'),
  write: (event) => writeToChosen(event, event.params.eventId, 'REGISTRATIONS'),
  approveMany: (event) =>
    eachChosen(event, async (registrationId) => {
      const { done, refusal } = await attempt(event, ApproveRegistrationDocument, { input: { registrationId } });
      if (refusal) return { refusal };
      const { __typename } = done.approveRegistration;
      if (__typename === 'RegistrationDecided') return null;
      return __typename === 'SoldOut' ? 'soldOut' : 'decided';
    }),
  rejectMany: (event) =>
    eachChosen(event, async (registrationId, reason) => {
      const input = { registrationId, reason };
      const { done, refusal } = await attempt(event, RejectRegistrationDocument, { input });
      if (refusal) return { refusal };
      const result = done.rejectRegistration;
      if (result.__typename === 'InvalidInput') return { problems: result.problems };
      return result.__typename === 'NotAwaitingApproval' ? 'decided' : null;
    }),
  cancelMany: (event) =>
    eachChosen(event, async (registrationId, reason) => {
      const input = { registrationId, reason };
      const { done, refusal } = await attempt(event, CancelRegistrationDocument, { input });
      if (refusal) return { refusal };
      const result = done.cancelRegistration;
      if (result.__typename === 'InvalidInput') return { problems: result.problems };
      return result.__typename === 'RegistrationEnded' ? 'ended' : null;
    }),
};
