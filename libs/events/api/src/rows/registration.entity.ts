import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { ConsentState, RegistrationStatus } from '@pho-hien/events-core';
import type { Locale } from '@pho-hien/kernel';
import { Organisation } from '@pho-hien/organisations-api';
import { Event } from './event.entity.ts';
import { RegistrationGroup } from './registration-group.entity.ts';
import { TicketType } from './ticket-type.entity.ts';

/** One person asking for one place of one ticket type. */
export const Registration = defineEntity({
  name: 'Registration',
  tableName: 'registrations',
  properties: {
    /** Made by the browser: sending a form twice is one registration. */
    id: p.uuid().primary(),
    // Checked at commit: a check locks its row, and fifty at once on one row cost more than all else together.
    event: () => p.manyToOne(Event).deleteRule('no action').updateRule('no action').deferMode('deferred'),
    ticketType: () => p.manyToOne(TicketType).deleteRule('no action').updateRule('no action').deferMode('deferred'),
    status: p.string().length(20).$type<RegistrationStatus>(),
    fullName: p.string().length(100),
    /** The name without diacritics and case: who is the same person, and the order of the list. */
    searchName: p.string().length(200),
    /** All that the queue is searched by, without diacritics and case. */
    searchText: p.text(),
    /** Lower case; empty: gave none, at the welcome desk. */
    email: p.string().length(254),
    /** `+84` and nine digits. */
    phone: p.string().length(16).nullable(),
    organisationName: p.string().length(200).nullable(),
    note: p.text().nullable(),
    locale: p.string().length(2).$type<Locale>(),
    /** SHA-256 of the wallet's token, hexadecimal; the token itself is in the holder's mail only. */
    walletTokenHash: p.string().length(64).unique('registrations_wallet_token_hash'),
    /** 1, 2, 3 …: the link that opens the wallet now; a change of address makes the next. */
    walletLink: p.integer().default(1),
    submittedAt: p.datetime(3),
    /** When it was confirmed or rejected. */
    decidedAt: p.datetime(3).nullable(),
    decisionReason: p.text().nullable(),
    cancelledAt: p.datetime(3).nullable(),
    /** 1, 2, 3 … in the order of joining the waitlist of its ticket type; null: never stood in line. */
    waitlistNumber: p.integer().nullable(),
    /** When an organiser said that who waits may have a place; in ticket types by approval only. */
    waitlistApprovedAt: p.datetime(3).nullable(),
    /** When a place was offered from the waitlist, and until when it is held, not included. */
    offeredAt: p.datetime(3).nullable(),
    offerExpiresAt: p.datetime(3).nullable(),
    /** How often its holder corrected the name. */
    nameCorrections: p.integer().default(0),
    /** Who registered them with others; null: they did so themselves. */
    organisation: () =>
      p.manyToOne(Organisation).nullable().deleteRule('restrict').updateRule('no action').deferMode('deferred'),
    group: () =>
      p.manyToOne(RegistrationGroup).nullable().deleteRule('restrict').updateRule('no action').deferMode('deferred'),
    /** Under 16 when they were entered; nothing else is kept of a date of birth. */
    minor: p.boolean().default(false),
    /** Registered at the welcome desk, and let in at once. */
    walkUp: p.boolean().default(false),
    /** 1, 2 … where a person said that somebody of the same name and address is somebody else. */
    namesake: p.smallint().default(0),
    consentState: p.string().length(20).$type<ConsentState>().default('GIVEN'),
    version: p.integer().default(1),
  },
  uniques: [
    {
      name: 'registrations_one_live',
      properties: ['ticketType', 'email', 'searchName', 'namesake'],
      where:
        "status in ('AWAITING_APPROVAL', 'AWAITING_CONSENT', 'WAITLISTED', 'OFFERED', 'CONFIRMED') and email <> ''",
    },
    {
      name: 'registrations_waitlist_number',
      properties: ['ticketType', 'waitlistNumber'],
      where: 'waitlist_number is not null',
    },
  ],
  indexes: [
    {
      name: 'registrations_group_id',
      expression: 'create index registrations_group_id on registrations (group_id) where (group_id is not null)',
    },
    {
      name: 'registrations_organisation_id',
      expression:
        'create index registrations_organisation_id on registrations (organisation_id) where (organisation_id is not null)',
    },
    { name: 'registrations_event_submitted', properties: ['event', 'submittedAt', 'id'] },
    { name: 'registrations_email', properties: ['email'] },
    {
      name: 'registrations_waitlist',
      expression:
        "create index registrations_waitlist on registrations (ticket_type_id, waitlist_number) where status = 'WAITLISTED'",
    },
    {
      name: 'registrations_open_offers',
      expression: "create index registrations_open_offers on registrations (offer_expires_at) where status = 'OFFERED'",
    },
    { name: 'registrations_event_name', properties: ['event', 'searchName', 'id'] },
    { name: 'registrations_event_people', properties: ['event', 'searchName', 'email'] },
    {
      name: 'registrations_search_text',
      expression: 'create index registrations_search_text on registrations using gin (search_text gin_trgm_ops)',
    },
  ],
  checks: [
    {
      name: 'registrations_status',
      expression:
        "status in ('AWAITING_APPROVAL', 'AWAITING_CONSENT', 'WAITLISTED', 'OFFERED', 'CONFIRMED', 'REJECTED', 'CANCELLED', 'TRANSFERRED')",
    },
    {
      name: 'registrations_consent_state',
      expression:
        "consent_state in ('GIVEN', 'ASKED', 'GUARDIAN_ASKED', 'GUARDIAN_GIVEN', 'SCHOOL_AUTHORITY', 'DECLINED', 'WITHDRAWN', 'LAPSED')",
    },
    {
      name: 'registrations_minor_consented',
      expression:
        "not minor or consent_state in ('GUARDIAN_GIVEN', 'SCHOOL_AUTHORITY') or status in ('AWAITING_CONSENT', 'WAITLISTED', 'REJECTED', 'CANCELLED', 'TRANSFERRED')",
    },
    { name: 'registrations_minor_not_passed_on', expression: "not minor or status <> 'TRANSFERRED'" },
    {
      name: 'registrations_who_consents',
      expression: "consent_state = 'DECLINED' or minor <> (consent_state in ('GIVEN', 'ASKED'))",
    },
    {
      name: 'registrations_awaiting_consent',
      expression: "status <> 'AWAITING_CONSENT' or consent_state = 'GUARDIAN_ASKED'",
    },
    { name: 'registrations_namesake', expression: 'namesake = 0 or walk_up' },
    { name: 'registrations_email_given', expression: "email <> '' or walk_up" },
    { name: 'registrations_email_lower_case', expression: 'email = lower(email)' },
    { name: 'registrations_locale', expression: "locale in ('vi', 'en')" },
    { name: 'registrations_rejection_explained', expression: "status <> 'REJECTED' or decision_reason is not null" },
    { name: 'registrations_cancelled', expression: "(status = 'CANCELLED') = (cancelled_at is not null)" },
    {
      name: 'registrations_in_line',
      expression: "(status <> 'WAITLISTED' and status <> 'OFFERED') or waitlist_number is not null",
    },
    { name: 'registrations_offer', expression: "status <> 'OFFERED' or offered_at < offer_expires_at" },
  ],
});
export type Registration = InferEntity<typeof Registration>;
