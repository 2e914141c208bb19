import type { NewScan, ScanFact } from './scan-fact.ts';

/** A scan without an answer is asked about again for so long; after that, the person was someone of an hour ago. */
export const UNANSWERED_COUNTS_MS = 10 * 60_000;

/** Scans that may still be answered. @param now Unix milliseconds, by this device's clock */
export function unanswered(facts: readonly ScanFact[], now: number): ScanFact[] {
  return facts.filter(({ answer, scannedAt }) => !answer && now - Date.parse(scannedAt) < UNANSWERED_COUNTS_MS);
}

/**
 * The earlier scan that this one repeats: the same code, the same way, and nobody knows what became of
 * it. Sent again under its own id it is counted once, even if the server had it all the time.
 */
export function repeatedScan(facts: readonly ScanFact[], scan: NewScan): ScanFact | undefined {
  return unanswered(facts, Date.parse(scan.scannedAt)).find(
    (fact) =>
      fact.subject === scan.subject &&
      fact.listId === scan.listId &&
      fact.direction === scan.direction &&
      fact.method === scan.method &&
      fact.identityConfirmedTicketId === scan.identityConfirmedTicketId &&
      !fact.override === !scan.override,
  );
}
