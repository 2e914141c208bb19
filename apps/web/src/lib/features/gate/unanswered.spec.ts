import { describe, expect, it } from 'vitest';
import type { NewScan, ScanFact } from './scan-fact.ts';
import { repeatedScan, UNANSWERED_COUNTS_MS } from './unanswered.ts';

const scan: NewScan = {
  scanId: '019a0000-0000-7000-8000-000000000001',
  listId: 'list',
  direction: 'ENTRY',
  method: 'CAMERA',
  scannedAt: '2026-12-12T01:00:00.000Z',
  subject: '019a0000-0000-7000-8000-0000000000aa',
  identityConfirmedTicketId: null,
  override: null,
};
const lost: ScanFact = { ...scan, sequence: 1, answer: null, undone: false };
const again = (change: Partial<NewScan> = {}): NewScan => ({
  ...scan,
  scanId: 'new',
  scannedAt: '2026-12-12T01:02:00.000Z',
  ...change,
});

describe('a scan whose answer was lost', () => {
  it('is sent again under its own id when the ticket is scanned again', () => {
    expect(repeatedScan([lost], again())).toBe(lost);
  });

  it.each([
    ['another ticket', { subject: 'other' }],
    ['another list', { listId: 'other' }],
    ['the other direction', { direction: 'EXIT' }],
    ['an override', { override: { overridesScanId: 'x', reason: 'y' } }],
    ['a confirmed identity', { identityConfirmedTicketId: 'x' }],
    ['long afterwards', { scannedAt: new Date(Date.parse(scan.scannedAt) + UNANSWERED_COUNTS_MS).toISOString() }],
  ] as [string, Partial<NewScan>][])('is not taken for %s', (_name, change) => {
    expect(repeatedScan([lost], again(change))).toBeUndefined();
  });

  it('is over once it was answered', () => {
    expect(repeatedScan([{ ...lost, answer: { verdict: 'OK', reason: 'FIRST_ENTRY' } }], again())).toBeUndefined();
  });
});
