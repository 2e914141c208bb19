import type { VietnamDay } from '@pho-hien/kernel';

/** Which rows of an event's table are meant. Filters that a table does not have narrow nothing. */
export interface TableSelection {
  readonly eventId: string;
  /** The name of one of the table's states. */
  readonly status?: string | null;
  readonly ticketTypeId?: string | null;
  /** Words; diacritics and case do not matter. */
  readonly search?: string | null;
  /** Whether the words may be in an address or a number: only for those who may see them. */
  readonly byContact?: boolean;
  /** Sent on this day in Vietnam. */
  readonly day?: VietnamDay | null;
  /** Part of an organisation's name. */
  readonly organisation?: string | null;
}
