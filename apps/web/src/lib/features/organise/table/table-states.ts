import type { EventTable } from '@pho-hien/events-core';
import type { IconName } from '@pho-hien/ui';
import {
  registrationLook,
  registrationStatuses,
  registrationStatusText,
  ticketLook,
  ticketStatuses,
  ticketStatusText,
} from '../words/registration-words.ts';

interface TableStates {
  /** What the table can be narrowed to. */
  readonly all: readonly { readonly value: string; readonly text: string }[];
  /** How the state of a row looks. */
  readonly look: (status: string) => { tone: 'plain' | 'teal' | 'amber'; icon: IconName };
}

/** The states of a table's rows; undefined where they have none. */
export function statesOf(table: EventTable): TableStates | undefined {
  if (table === 'REGISTRATIONS')
    return {
      all: registrationStatuses.map((value) => ({ value, text: registrationStatusText(value) })),
      look: (status) => registrationLook(status as (typeof registrationStatuses)[number]),
    };
  if (table === 'TICKETS')
    return { all: ticketStatuses.map((value) => ({ value, text: ticketStatusText(value) })), look: ticketLook };
  return undefined;
}
