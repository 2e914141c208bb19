import { expect, it } from 'vitest';
import { ticketId } from './gate-world.fixture.ts';
import { type ScanOfVersion1, upgradedScan } from './scan-of-version-1.ts';

const scan: ScanOfVersion1 = {
  ...{ scanId: 's', sequence: 3, listId: 'list', direction: 'ENTRY', method: 'CAMERA', undone: false },
  ...{ scannedAt: '2026-12-12T01:00:00.000Z', subject: ticketId(1), identityConfirmedTicketId: null, override: null },
  answer: null,
};

it('keeps waiting scans of an earlier build waiting, and answered ones as they were', () => {
  expect(upgradedScan(scan)).toMatchObject({
    sending: 'WAITING',
    standing: 1,
    verdict: 'INCOMPLETE',
    ticketId: ticketId(1),
  });
  const answered = upgradedScan({ ...scan, answer: { verdict: 'OK', reason: 'FIRST_ENTRY' } });
  expect(answered).toMatchObject({ sending: 'SENT', verdict: 'OK', reason: 'FIRST_ENTRY' });
  expect(answered).not.toHaveProperty('standing');
  expect(upgradedScan({ ...scan, subject: 'sha256:ab' })).toMatchObject({
    ticketId: null,
    codeDigest: 'ab',
    standing: 1,
  });
});
