import { fail, type RequestEvent } from '@sveltejs/kit';
import {
  ApproveRegistrationDocument,
  AskGuardianAgainDocument,
  CancelRegistrationDocument,
  ChangeEmailDocument,
  CorrectRegistrationDocument,
  OfferTransferDocument,
  RegistrationDetailDocument,
  RowHistoryDocument,
  ReissueTicketDocument,
  RejectRegistrationDocument,
  ResendTicketDocument,
  RevokeTicketDocument,
} from '#generated/graphql.ts';
import { attempt } from '#lib/api/ask.ts';
import { request } from '#lib/api/request.ts';
import { statusOf } from '#lib/form/refusal.ts';

type Asker = Pick<RequestEvent, 'cookies' | 'fetch' | 'request' | 'url'>;

/** The registration that an address opens beside a list, with what was done about it; what is gone takes nothing with it. */
export async function openRegistration(event: Pick<RequestEvent, 'fetch'>, eventId: string, id: string | null) {
  const [detail, log] = await Promise.all([
    id ? request(event.fetch, RegistrationDetailDocument, { id }).catch(() => null) : null,
    // Nor does a log that is not theirs to read.
    id ? request(event.fetch, RowHistoryDocument, { eventId, type: 'registration', id }).catch(() => null) : null,
  ]);
  return {
    openId: id,
    registration: detail?.registration ?? null,
    history: log?.eventAuditLog.edges.map(({ node }) => node) ?? null,
  };
}

const read = async (event: Pick<RequestEvent, 'request'>, ...names: string[]) => {
  const data = await event.request.formData();
  return names.map((name) => String(data.get(name) ?? '').trim()) as [string, string];
};

/** What is done about one registration, from its detail. */
export const registrationActions = {
  approve: async (event: Asker) => {
    const [registrationId] = await read(event, 'registrationId');
    const { done, refusal } = await attempt(event, ApproveRegistrationDocument, { input: { registrationId } });
    if (refusal) return fail(statusOf(refusal), { refusal });
    const result = done.approveRegistration;
    if (result.__typename === 'SoldOut') return fail(409, { soldOut: true });
    if (result.__typename === 'NotAwaitingApproval') return fail(409, { nowStatus: result.status });
    return { decided: registrationId };
  },
  reject: async (event: Asker) => {
    const [registrationId, reason] = await read(event, 'registrationId', 'reason');
    const { done, refusal } = await attempt(event, RejectRegistrationDocument, { input: { registrationId, reason } });
    if (refusal) return fail(statusOf(refusal), { refusal });
    const result = done.rejectRegistration;
    if (result.__typename === 'InvalidInput') return fail(422, { problems: result.problems });
    if (result.__typename === 'NotAwaitingApproval') return fail(409, { nowStatus: result.status });
    return { decided: registrationId };
  },
  cancel: async (event: Asker) => {
    const [registrationId, reason] = await read(event, 'registrationId', 'reason');
    const { done, refusal } = await attempt(event, CancelRegistrationDocument, { input: { registrationId, reason } });
    if (refusal) return fail(statusOf(refusal), { refusal });
    const result = done.cancelRegistration;
    if (result.__typename === 'InvalidInput') return fail(422, { problems: result.problems });
    if (result.__typename === 'RegistrationEnded') return fail(409, { nowStatus: result.status });
    return { decided: registrationId };
  },
  correct: async (event: Asker) => {
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
  transfer: async (event: Asker) => {
    const [registrationId, toName] = await read(event, 'registrationId', 'toName');
    const { done, refusal } = await attempt(event, OfferTransferDocument, { input: { registrationId, toName } });
    if (refusal) return fail(statusOf(refusal), { refusal });
    const result = done.offerTransfer;
    if (result.__typename === 'InvalidInput') return fail(422, { problems: result.problems });
    if (result.__typename === 'TransferRefused') return fail(409, { transferRefused: result.reason });
    return { changed: registrationId };
  },
  revoke: async (event: Asker) => {
    const [ticketId, reason] = await read(event, 'ticketId', 'reason');
    const { done, refusal } = await attempt(event, RevokeTicketDocument, { input: { ticketId, reason } });
    if (refusal) return fail(statusOf(refusal), { refusal });
    const result = done.revokeTicket;
    if (result.__typename === 'InvalidInput') return fail(422, { problems: result.problems });
    if (result.__typename === 'TicketNotValid') return fail(409, { ticketStatus: result.status });
    return { changed: ticketId };
  },
  reissue: async (event: Asker) => {
    const [ticketId, reason] = await read(event, 'ticketId', 'reason');
    const { done, refusal } = await attempt(event, ReissueTicketDocument, { input: { ticketId, reason } });
    if (refusal) return fail(statusOf(refusal), { refusal });
    const result = done.reissueTicket;
    if (result.__typename === 'InvalidInput') return fail(422, { problems: result.problems });
    if (result.__typename === 'TicketNotValid') return fail(409, { ticketStatus: result.status });
    return { changed: ticketId };
  },
  resend: async (event: Asker) => {
    const [ticketId] = await read(event, 'ticketId');
    const { done, refusal } = await attempt(event, ResendTicketDocument, { input: { ticketId } });
    if (refusal) return fail(statusOf(refusal), { refusal });
    const result = done.resendTicket;
    if (result.__typename === 'ResentTooOften') return fail(429, { retryAt: result.retryAt });
    if (result.__typename === 'TicketNotValid') return fail(409, { ticketStatus: result.status });
    return { changed: ticketId };
  },
  askGuardian: async (event: Asker) => {
    const [registrationId] = await read(event, 'registrationId');
    const { done, refusal } = await attempt(event, AskGuardianAgainDocument, { input: { registrationId } });
    if (refusal) return fail(statusOf(refusal), { refusal });
    const result = done.askGuardianAgain;
    if (result.__typename === 'ResentTooOften') return fail(429, { guardianRetryAt: result.retryAt });
    if (result.__typename === 'NothingToAnswer') return fail(409, { guardianAnswered: true });
    return { changed: registrationId };
  },
};
