import { type Transaction, sqlOf } from '@pho-hien/platform';
import type { Kysely } from 'kysely';
import {
  BadgeDesignRow,
  EmailChange,
  Event,
  EventDay,
  EventKey,
  FormVersion,
  GroupImport,
  ConsentRequest,
  Registration,
  RegistrationAnswers,
  RegistrationConsent,
  RegistrationReminder,
  RegistrationGroup,
  ReservedPlace,
  TableExport,
  Ticket,
  TicketTransfer,
  TicketType,
  TicketTypeDay,
} from './rows/index.ts';

/** Typed SQL over this context's tables, in `tx` when that is a transaction. */
export const eventsSql = (tx: Transaction) =>
  sqlOf(
    tx,
    Event,
    EventDay,
    TicketType,
    TicketTypeDay,
    EventKey,
    FormVersion,
    Registration,
    RegistrationAnswers,
    RegistrationConsent,
    Ticket,
    EmailChange,
    TicketTransfer,
    RegistrationReminder,
    RegistrationGroup,
    ReservedPlace,
    ConsentRequest,
    GroupImport,
    TableExport,
    BadgeDesignRow,
  );

/** What `eventsSql` gives. */
export type EventsSql = ReturnType<typeof eventsSql>;
/** The tables by name, as SQL sees them. */
export type EventsTables = EventsSql extends Kysely<infer Tables> ? Tables : never;
