export * from './check-in-list.ts';
export * from './clock-offset.ts';
export * from './corrected-time.ts';
export * from './decide-check-in.ts';
export * from './device-lease.ts';
export * from './entry-rule.ts';
export * from './fold-scans.ts';
export * from './gate-answer.ts';
export * from './gate-question.ts';
export * from './live-day.ts';
export * from './manifest/index.ts';
export * from './override.ts';
export * from './reasons.ts';
export * from './scanned-text.ts';
export * from './sealed-name.ts';
export * from './sealed-to-server.ts';
export * from './shift.ts';
export * from './simulated-arrivals.ts';
// What a gate reads and checks a ticket with; tickets themselves belong to events.
export {
  type Ed25519,
  type SignedTicket,
  type TicketToken,
  TICKET_PREFIX,
  decodeTicket,
  hasWebCryptoEd25519,
  idSuffixOf,
  nobleEd25519,
  parseShortCode,
  shortCodeOf,
  verifyTicket,
  webCryptoEd25519,
} from '@pho-hien/events-core';
export * from './walk-up-block.ts';
