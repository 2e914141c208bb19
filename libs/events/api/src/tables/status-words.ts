import type { RegistrationStatus, SessionStatus, TicketStatus } from '@pho-hien/events-core';
import type { Locale, Role } from '@pho-hien/kernel';
import { m } from '@pho-hien/messages';

type Words = (inputs: object, options: { locale: Locale }) => string;

const registrations: Record<RegistrationStatus, Words> = {
  AWAITING_APPROVAL: m.organise_status_awaiting,
  AWAITING_CONSENT: m.organise_status_awaiting_consent,
  CONFIRMED: m.organise_status_confirmed,
  WAITLISTED: m.organise_status_waitlisted,
  OFFERED: m.organise_status_offered,
  REJECTED: m.organise_status_rejected,
  CANCELLED: m.organise_status_cancelled,
  TRANSFERRED: m.organise_status_transferred,
};
const tickets: Record<TicketStatus, Words> = {
  VALID: m.organise_ticket_valid,
  REVOKED: m.organise_ticket_revoked,
  REPLACED: m.organise_ticket_replaced,
  CANCELLED: m.organise_ticket_cancelled,
};
const sessions: Record<SessionStatus, Words> = {
  PLANNED: m.tables_session_planned,
  CANCELLED: m.tables_session_cancelled,
};

const roles: Partial<Record<Role, Words>> = {
  ADMINISTRATOR: m.identity_role_administrator,
  AUDITOR: m.identity_role_auditor,
  ORGANISER: m.identity_role_organiser,
  GATE_SUPERVISOR: m.identity_role_gate_supervisor,
  STEWARD: m.identity_role_steward,
};

/** How states and roles are called in tables. */
export const statusText = (status: RegistrationStatus, locale: Locale): string => registrations[status]({}, { locale });
export const ticketText = (status: TicketStatus, locale: Locale): string => tickets[status]({}, { locale });
export const sessionText = (status: SessionStatus, locale: Locale): string => sessions[status]({}, { locale });
export const roleText = (role: Role, locale: Locale): string => roles[role]?.({}, { locale }) ?? role;
