import { BadgeDesignRow } from './badge-design.entity.ts';
import { EmailChange } from './email-change.entity.ts';
import { Event } from './event.entity.ts';
import { EventDay } from './event-day.entity.ts';
import { EventKey } from './event-key.entity.ts';
import { FormVersion } from './form-version.entity.ts';
import { EventSession } from './event-session.entity.ts';
import { ProgrammeNotice } from './programme-notice.entity.ts';
import { GroupImport } from './group-import.entity.ts';
import { ConsentRequest } from './consent-request.entity.ts';
import { Registration } from './registration.entity.ts';
import { RegistrationAnswers } from './registration-answers.entity.ts';
import { RegistrationConsent } from './registration-consent.entity.ts';
import { ReservedPlace } from './reserved-place.entity.ts';
import { Room } from './room.entity.ts';
import { SessionSignUp } from './session-sign-up.entity.ts';
import { SessionSpeaker } from './session-speaker.entity.ts';
import { Speaker } from './speaker.entity.ts';
import { RegistrationReminder } from './registration-reminder.entity.ts';
import { RegistrationGroup } from './registration-group.entity.ts';
import { TableExport } from './table-export.entity.ts';
import { Ticket } from './ticket.entity.ts';
import { TicketTransfer } from './ticket-transfer.entity.ts';
import { TicketType } from './ticket-type.entity.ts';
import { TicketTypeDay } from './ticket-type-day.entity.ts';

export {
  EmailChange,
  RegistrationReminder,
  TicketTransfer,
  Event,
  EventDay,
  EventKey,
  EventSession,
  FormVersion,
  ProgrammeNotice,
  Registration,
  RegistrationAnswers,
  RegistrationConsent,
  ReservedPlace,
  Room,
  SessionSignUp,
  SessionSpeaker,
  Speaker,
  GroupImport,
  ConsentRequest,
  RegistrationGroup,
  BadgeDesignRow,
  TableExport,
  Ticket,
  TicketType,
  TicketTypeDay,
};

/** Every table of this context. */
export const eventsRows = [
  Event,
  EventDay,
  TicketType,
  TicketTypeDay,
  EventKey,
  RegistrationGroup,
  Registration,
  RegistrationConsent,
  ReservedPlace,
  FormVersion,
  RegistrationAnswers,
  Ticket,
  Room,
  Speaker,
  EventSession,
  SessionSpeaker,
  SessionSignUp,
  ProgrammeNotice,
  EmailChange,
  TicketTransfer,
  RegistrationReminder,
  ConsentRequest,
  GroupImport,
  TableExport,
  BadgeDesignRow,
];
