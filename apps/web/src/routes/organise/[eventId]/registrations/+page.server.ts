import { fail } from '@sveltejs/kit';
import {
  ApproveRegistrationDocument,
  CancelRegistrationDocument,
  ChangeEmailDocument,
  CorrectRegistrationDocument,
  OfferTransferDocument,
  RegistrationDetailDocument,
  RegistrationHistoryDocument,
  ReissueTicketDocument,
  RejectRegistrationDocument,
  ResendTicketDocument,
  RevokeTicketDocument,
} from '#generated/graphql.ts';
import { request } from '#lib/api/request.ts';
import { statusOf } from '#lib/form/refusal.ts';
import { attempt } from '#lib/api/ask.ts';
import { exportTable, keepColumns, loadTable } from '#lib/features/organise/table/server/load-table.ts';
import { ROWS } from '#lib/features/organise/table/table-address.ts';
import type { Actions, PageServerLoad } from './$types';

/** One of several that could not be decided, and why. */
interface Left {
  readonly id: string;
  readonly why: 'soldOut' | 'decided';
}

export const load: PageServerLoad = async (event) => {
  const { eventId } = event.params;
  const id = event.url.searchParams.get('id');
  const [shown, detail, log] = await Promise.all([
    loadTable(event, eventId, 'REGISTRATIONS'),
    // What is gone, or never was, must not take the list with it; nor must a log that is not theirs to read.
    id ? request(event.fetch, RegistrationDetailDocument, { id }).catch(() => null) : null,
    id ? request(event.fetch, RegistrationHistoryDocument, { eventId, id }).catch(() => null) : null,
  ]);
  return {
    ...shown,
    openId: id,
    registration: detail?.registration ?? null,
    history: log?.eventAuditLog.edges.map(({ node }) => node) ?? null,
  };
};

const read = async (event: { request: Request }, ...names: string[]) => {
  const data = await event.request.formData();
  return names.map((name) => String(data.get(name) ?? '').trim()) as [string, string];
};

export const actions: Actions = {
  columns: (event) => keepColumns(event, 'REGISTRATIONS'),
  export: (event) => exportTable(event, event.params.eventId, 'REGISTRATIONS'),
  approve: async (event) => {
    const [registrationId] = await read(event, 'registrationId');
    const { done, refusal } = await attempt(event, ApproveRegistrationDocument, { input: { registrationId } });
    if (refusal) return fail(statusOf(refusal), { refusal });
    const result = done.approveRegistration;
    if (result.__typename === 'SoldOut') return fail(409, { soldOut: true });
    if (result.__typename === 'NotAwaitingApproval') return fail(409, { nowStatus: result.status });
    return { decided: registrationId };
  },
  approveMany: async (event) => {
    const ids = (await event.request.formData()).getAll('registrationId').map(String).slice(0, ROWS);
    const left: Left[] = [];
    // One after the other, in the order of the list: places go to those who stand first.
    for (const registrationId of ids) {
      const { done, refusal } = await attempt(event, ApproveRegistrationDocument, { input: { registrationId } });
      if (refusal) return fail(statusOf(refusal), { refusal, left });
      const { __typename } = done.approveRegistration;
      if (__typename !== 'RegistrationDecided')
        left.push({ id: registrationId, why: __typename === 'SoldOut' ? 'soldOut' : 'decided' });
    }
    return left.length > 0 ? fail(409, { left }) : { approved: ids.length };
  },
  rejectMany: async (event) => {
    const data = await event.request.formData();
    const ids = String(data.get('ids') ?? '')
      .split(' ')
      .filter(Boolean)
      .slice(0, ROWS);
    const reason = String(data.get('reason') ?? '').trim();
    const left: Left[] = [];
    for (const registrationId of ids) {
      const input = { registrationId, reason };
      const { done, refusal } = await attempt(event, RejectRegistrationDocument, { input });
      if (refusal) return fail(statusOf(refusal), { refusal, left });
      const result = done.rejectRegistration;
      if (result.__typename === 'InvalidInput') return fail(422, { problems: result.problems });
      if (result.__typename === 'NotAwaitingApproval') left.push({ id: registrationId, why: 'decided' });
    }
    return left.length > 0 ? fail(409, { left }) : { rejected: ids.length };
  },
  cancel: async (event) => {
    const [registrationId, reason] = await read(event, 'registrationId', 'reason');
    const { done, refusal } = await attempt(event, CancelRegistrationDocument, { input: { registrationId, reason } });
    if (refusal) return fail(statusOf(refusal), { refusal });
    const result = done.cancelRegistration;
    if (result.__typename === 'InvalidInput') return fail(422, { problems: result.problems });
    if (result.__typename === 'RegistrationEnded') return fail(409, { nowStatus: result.status });
    return { decided: registrationId };
  },
  correct: async (event) => {
    const data = await event.request.formData();
    const text = (name: string) => String(data.get(name) ?? '').trim();
    const registrationId = text('registrationId');
    const correction = {
      fullName: text('fullName'),
      phone: text('phone') || null,
      organisationName: text('organisationName') || null,
    };
    const corrected = await attempt(event, CorrectRegistrationDocument, { input: { registrationId, ...correction } });
    if (corrected.refusal) return fail(statusOf(corrected.refusal), { refusal: corrected.refusal });
    const { correctRegistration: result } = corrected.done;
    if (result.__typename === 'InvalidInput') return fail(422, { problems: result.problems });
    if (result.__typename === 'RegistrationEnded') return fail(409, { nowStatus: result.status });
    if (text('email') === text('emailNow')) return { changed: registrationId };
    const asked = await attempt(event, ChangeEmailDocument, { input: { registrationId, email: text('email') } });
    if (asked.refusal) return fail(statusOf(asked.refusal), { refusal: asked.refusal });
    const { changeEmail: answer } = asked.done;
    if (answer.__typename === 'InvalidInput') return fail(422, { problems: answer.problems });
    if (answer.__typename === 'RegistrationEnded') return fail(409, { nowStatus: answer.status });
    return { changed: registrationId, asked: true };
  },
  transfer: async (event) => {
    const [registrationId, toName] = await read(event, 'registrationId', 'toName');
    const { done, refusal } = await attempt(event, OfferTransferDocument, { input: { registrationId, toName } });
    if (refusal) return fail(statusOf(refusal), { refusal });
    const result = done.offerTransfer;
    if (result.__typename === 'InvalidInput') return fail(422, { problems: result.problems });
    if (result.__typename === 'TransferRefused') return fail(409, { transferRefused: result.reason });
    return { changed: registrationId };
  },
  reject: async (event) => {
    const [registrationId, reason] = await read(event, 'registrationId', 'reason');
    const { done, refusal } = await attempt(event, RejectRegistrationDocument, { input: { registrationId, reason } });
    if (refusal) return fail(statusOf(refusal), { refusal });
    const result = done.rejectRegistration;
    if (result.__typename === 'InvalidInput') return fail(422, { problems: result.problems });
    if (result.__typename === 'NotAwaitingApproval') return fail(409, { nowStatus: result.status });
    return { decided: registrationId };
  },
  revoke: async (event) => {
    const [ticketId, reason] = await read(event, 'ticketId', 'reason');
    const { done, refusal } = await attempt(event, RevokeTicketDocument, { input: { ticketId, reason } });
    if (refusal) return fail(statusOf(refusal), { refusal });
    const result = done.revokeTicket;
    if (result.__typename === 'InvalidInput') return fail(422, { problems: result.problems });
    if (result.__typename === 'TicketNotValid') return fail(409, { ticketStatus: result.status });
    return { changed: ticketId };
  },
  reissue: async (event) => {
    const [ticketId, reason] = await read(event, 'ticketId', 'reason');
    const { done, refusal } = await attempt(event, ReissueTicketDocument, { input: { ticketId, reason } });
    if (refusal) return fail(statusOf(refusal), { refusal });
    const result = done.reissueTicket;
    if (result.__typename === 'InvalidInput') return fail(422, { problems: result.problems });
    if (result.__typename === 'TicketNotValid') return fail(409, { ticketStatus: result.status });
    return { changed: ticketId };
  },
  resend: async (event) => {
    const [ticketId] = await read(event, 'ticketId');
    const { done, refusal } = await attempt(event, ResendTicketDocument, { input: { ticketId } });
    if (refusal) return fail(statusOf(refusal), { refusal });
    const result = done.resendTicket;
    if (result.__typename === 'ResentTooOften') return fail(429, { retryAt: result.retryAt });
    if (result.__typename === 'TicketNotValid') return fail(409, { ticketStatus: result.status });
    return { changed: ticketId };
  },
};
