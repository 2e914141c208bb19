import { parseScannedText } from '@pho-hien/check-in-core';

/** What a scanned text is to this device. */
export interface ScannedSubject {
  /** The ticket's id, its short code, or a digest: says whether two scans were of the same code. */
  readonly subject: string;
  /** What is sent to be decided. */
  readonly code: string;
}

/**
 * Looks at a text before anything is kept or sent. What is no code of ours, such as the one on an
 * identity card, leaves the device only as a digest: it is none of our business.
 */
export async function subjectOf(text: string): Promise<ScannedSubject> {
  const scanned = parseScannedText(text);
  if (scanned.kind === 'token') return { subject: scanned.ticket.token.ticketId, code: text };
  if (scanned.kind === 'shortCode') return { subject: scanned.shortCode, code: scanned.shortCode };
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  const digest = `sha256:${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
  return { subject: digest, code: digest };
}
