import { type Transaction, sqlOf } from '@pho-hien/platform';
import {
  Event,
  EventDay,
  EventSession,
  ProgrammeNotice,
  Registration,
  Room,
  SessionSignUp,
  SessionSpeaker,
  Speaker,
  Ticket,
  TicketTypeDay,
} from '../rows/index.ts';

/** Typed SQL over the programme's tables, in `tx` when that is a transaction. */
export const programmeSql = (tx: Transaction) =>
  sqlOf(
    tx,
    Event,
    EventDay,
    Room,
    Speaker,
    EventSession,
    SessionSpeaker,
    SessionSignUp,
    ProgrammeNotice,
    Registration,
    Ticket,
    TicketTypeDay,
  );

/** What `programmeSql` gives. */
export type ProgrammeSql = ReturnType<typeof programmeSql>;
