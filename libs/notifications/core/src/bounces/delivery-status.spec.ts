import { expect, it } from 'vitest';
import { fateReason } from '../fate-reason.ts';
import { bouncedWith, readDeliveryStatus } from './delivery-status.ts';

const part = (...recipients: string[]) =>
  ['Reporting-MTA: dns; mx.nhan.example\r\nArrival-Date: Mon, 23 Nov 2026 08:00:00 +0700', ...recipients].join(
    '\r\n\r\n',
  );

it.each([
  [
    'Final-Recipient: rfc822; a@b.example\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 no\r\n such user',
    '5.1.1',
    'mailbox_unknown',
  ],
  ['Final-Recipient: rfc822;a@b.example\nAction: FAILED\nStatus: 5.2.2 (mailbox full)', '5.2.2', 'mailbox_full'],
  ['Action: failed\nStatus: 4.4.7', '4.4.7', 'unreachable'],
  ['Action: delayed\nStatus: 4.4.1', null, null],
  ['Action: delivered\nStatus: 2.0.0', null, null],
  ['Action: failed\nStatus: no idea', 'unknown', 'unknown'],
])('reads %j', (recipient, status, reason) => {
  const found = bouncedWith(readDeliveryStatus(part(recipient)));
  expect(found).toBe(status);
  if (found) expect(fateReason(`DSN_${found}`)).toBe(reason);
});
