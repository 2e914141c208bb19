import { type SignedTicket, TICKET_PREFIX, decodeTicket, parseShortCode } from '@pho-hien/events-core';

/** What a camera, a scanner or a steward's fingers brought. */
export type ScannedText =
  | { readonly kind: 'token'; readonly ticket: SignedTicket }
  | { readonly kind: 'shortCode'; readonly shortCode: string }
  | { readonly kind: 'notATicket' };

/**
 * Reads a scanned or typed text: a ticket's QR text (unchecked), a short code, or neither.
 *
 * Only the line end that scanners add is cut off: spaces are characters of the code, never trimmed.
 */
export function parseScannedText(text: string): ScannedText {
  const line = text.replace(/[\r\n]+$/, '');
  if (line.startsWith(TICKET_PREFIX)) {
    const ticket = decodeTicket(line);
    return ticket ? { kind: 'token', ticket } : { kind: 'notATicket' };
  }
  const shortCode = parseShortCode(line);
  return shortCode ? { kind: 'shortCode', shortCode } : { kind: 'notATicket' };
}
