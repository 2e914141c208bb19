import type { z } from 'zod';
import { alreadyRegistered } from './templates/already-registered.ts';
import { auditAnchor } from './templates/audit-anchor.ts';
import { joinAccepted } from './templates/join-accepted.ts';
import { joinDeclined } from './templates/join-declined.ts';
import { joinRequest } from './templates/join-request.ts';
import { organisationInvitation } from './templates/organisation-invitation.ts';
import { contestInvitation } from './templates/contest-invitation.ts';
import { contestCalledOff } from './templates/contest-called-off.ts';
import { entryReceived } from './templates/entry-received.ts';
import { announcement } from './templates/announcement.ts';
import { groupEntered } from './templates/group-entered.ts';
import { guardianAsked, guardianReminded } from './templates/guardian-asked.ts';
import { guardianAwaited } from './templates/guardian-awaited.ts';
import { guardianLapsed } from './templates/guardian-lapsed.ts';
import { emailChanged } from './templates/email-changed.ts';
import { emailConfirm } from './templates/email-confirm.ts';
import { eventReminder } from './templates/event-reminder.ts';
import { passwordReset } from './templates/password-reset.ts';
import { programmeChanged } from './templates/programme-changed.ts';
import { placeOfferEnding } from './templates/place-offer-ending.ts';
import { placeOfferLapsed } from './templates/place-offer-lapsed.ts';
import { placeOffered } from './templates/place-offered.ts';
import { registrationCancelled } from './templates/registration-cancelled.ts';
import { registrationChanged } from './templates/registration-changed.ts';
import { registrationReceived } from './templates/registration-received.ts';
import { registrationRejected } from './templates/registration-rejected.ts';
import { signInCode } from './templates/sign-in-code.ts';
import { standAssigned } from './templates/stand-assigned.ts';
import { standEnded } from './templates/stand-ended.ts';
import { standMoved } from './templates/stand-moved.ts';
import { staffInvitation } from './templates/staff-invitation.ts';
import { ticketIssued } from './templates/ticket-issued.ts';
import { ticketReissued } from './templates/ticket-reissued.ts';
import { ticketRevoked } from './templates/ticket-revoked.ts';
import { ticketTransferred } from './templates/ticket-transferred.ts';
import { transferOffered } from './templates/transfer-offered.ts';
import { waitlistJoined } from './templates/waitlist-joined.ts';

/** Every mail that the system can send. There is no other. */
export const mailTemplates = {
  'registration-received': registrationReceived,
  'registration-rejected': registrationRejected,
  'registration-cancelled': registrationCancelled,
  'already-registered': alreadyRegistered,
  'waitlist-joined': waitlistJoined,
  'place-offered': placeOffered,
  'place-offer-ending': placeOfferEnding,
  'place-offer-lapsed': placeOfferLapsed,
  'registration-changed': registrationChanged,
  'email-confirm': emailConfirm,
  'email-changed': emailChanged,
  'transfer-offered': transferOffered,
  'ticket-transferred': ticketTransferred,
  'event-reminder': eventReminder,
  'ticket-issued': ticketIssued,
  'ticket-reissued': ticketReissued,
  'ticket-revoked': ticketRevoked,
  'programme-changed': programmeChanged,
  announcement,
  'group-entered': groupEntered,
  'guardian-asked': guardianAsked,
  'guardian-reminded': guardianReminded,
  'guardian-awaited': guardianAwaited,
  'guardian-lapsed': guardianLapsed,
  'sign-in-code': signInCode,
  'staff-invitation': staffInvitation,
  'organisation-invitation': organisationInvitation,
  'contest-invitation': contestInvitation,
  'entry-received': entryReceived,
  'stand-assigned': standAssigned,
  'stand-moved': standMoved,
  'stand-ended': standEnded,
  'contest-called-off': contestCalledOff,
  'join-request': joinRequest,
  'join-accepted': joinAccepted,
  'join-declined': joinDeclined,
  'password-reset': passwordReset,
  'audit-anchor': auditAnchor,
} as const;

export type MailTemplateName = keyof typeof mailTemplates;

/** The values that a template takes, before they are checked. */
export type MailValues<Name extends MailTemplateName> = z.input<(typeof mailTemplates)[Name]['values']>;

/** All template names, in the order above. */
export const MAIL_TEMPLATE_NAMES = Object.keys(mailTemplates) as MailTemplateName[];
