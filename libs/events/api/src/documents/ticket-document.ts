import type { Locale, TimeOfDay, VietnamDay } from '@pho-hien/kernel';

/** All that a printed ticket, its calendar entries and its QR code say, in the holder's language. */
export interface TicketDocument {
  readonly locale: Locale;
  /** Text of the QR code: `PH1:` and Base45, never trimmed. */
  readonly code: string;
  /** The code for people, as printed. */
  readonly shortCode: string;
  /** Names the calendar entries, so that a reissued ticket replaces them instead of doubling them. */
  readonly registrationId: string;
  readonly holderName: string;
  readonly ticketTypeName: string;
  readonly event: {
    readonly name: string;
    readonly venueName: string;
    readonly venueAddress: string | null;
    readonly contactEmail: string;
    /** Public page of the event. Never the wallet: paper and calendars are shown to others. */
    readonly url: string;
    /** The days on which this ticket is valid, first day first; hours in Vietnam. */
    readonly days: readonly TicketDay[];
  };
}

/** One day of validity. */
export interface TicketDay {
  readonly date: VietnamDay;
  readonly opensAt: TimeOfDay;
  readonly closesAt: TimeOfDay;
  readonly label: string | null;
}
