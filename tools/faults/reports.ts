/** A verdict that stood on a screen, as whoever looked at that screen wrote it down. */
export interface ShownVerdict {
  readonly scanId: string;
  readonly verdict: string;
  readonly ticketId: string | null;
}

/** What the phones are told, in their environment. */
export interface PhonesOrder {
  /** Where their journals are. */
  readonly folder: string;
  /** The address that they know the product by. */
  readonly url: string;
  readonly seed: number;
  /** Acknowledges before it writes. */
  readonly broken: boolean;
  readonly scansASecond: number;
  readonly phones: readonly PhoneOrder[];
}

/** What one phone is, and whom it meets. */
export interface PhoneOrder {
  readonly name: string;
  readonly token: string;
  /** Codes that come to no other gate. */
  readonly own: readonly string[];
  /** Codes that come to every gate. */
  readonly shared: readonly string[];
}

/** One line that the phones print. */
export type PhoneReport =
  | { readonly kind: 'shown'; readonly phone: string; readonly shown: ShownVerdict }
  | { readonly kind: 'waiting'; readonly phone: string; readonly waiting: number; readonly refused: number }
  | { readonly kind: 'fault'; readonly phone: string; readonly said: string };
