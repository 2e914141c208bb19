import { describe, expect, it } from 'vitest';
import { fateReason } from '../fate-reason.ts';
import { readReturnedMail, type ReturnedMessage } from './returned-mail.ts';

const message = (change: Partial<ReturnedMessage>): ReturnedMessage => ({
  deliveryStatus: null,
  from: 'MAILER-DAEMON@mx.nhan.example',
  subject: '',
  text: '',
  autoSubmitted: null,
  nullSender: true,
  ...change,
});
const reasonOf = (change: Partial<ReturnedMessage>) => {
  const told = readReturnedMail(message(change));
  return told.is === 'bounced' ? fateReason(told.code) : told.is;
};

describe('a mail that came back', () => {
  it.each([
    ['a report', { deliveryStatus: 'Reporting-MTA: dns; a\n\nAction: failed\nStatus: 5.2.2' }, 'mailbox_full'],
    [
      'a report that gives its status in the diagnosis alone',
      {
        deliveryStatus:
          'Reporting-MTA: dns; a\n\nFinal-Recipient: rfc822; a@b.example\nAction: failed\nDiagnostic-Code: smtp; 550 5.1.1 no such user',
      },
      'mailbox_unknown',
    ],
    ['a report without any status', { deliveryStatus: 'Reporting-MTA: dns; a\n\nAction: failed' }, 'unknown'],
    ['a report that is none', { deliveryStatus: 'xin lỗi', subject: 'Undelivered Mail' }, 'unknown'],
    [
      'qmail',
      {
        subject: 'failure notice',
        text: "Hi. This is the qmail-send program at mx.nhan.example.\nI'm afraid I wasn't able to deliver your message.\n\n<lan@nhan.example>:\n192.0.2.5 does not like recipient.\nRemote host said: 550 5.1.1 User unknown\n\n--- Below this line is a copy of the message.\n\nSubject: Hoãn",
      },
      'mailbox_unknown',
    ],
    [
      'Exim',
      {
        subject: 'Mail delivery failed: returning message to sender',
        text: 'A message that you sent could not be delivered to one or more of its recipients.\n\n  lan@nhan.example\n    Unrouteable address',
      },
      'domain_unknown',
    ],
    [
      'in Vietnamese',
      { subject: 'Thư bị trả lại', text: 'Không gửi được thư đến lan@nhan.example: hộp thư người nhận đã đầy.' },
      'mailbox_full',
    ],
    [
      'in Vietnamese, no such box',
      { text: 'Địa chỉ lan@nhan.example không tồn tại trên hệ thống.' },
      'mailbox_unknown',
    ],
    ['a bare reply code', { subject: 'Undeliverable', text: 'The server answered: 554 Denied' }, 'refused'],
    ['words that nobody knows', { subject: 'Sorry', text: 'Something was wrong.' }, 'unknown'],
    [
      'from a server without the empty return path',
      { nullSender: false, from: 'someone@nhan.example', subject: 'Không gửi được thư' },
      'unknown',
    ],
  ] satisfies [string, Partial<ReturnedMessage>, string][])('%s', (_, change, reason) =>
    expect(reasonOf(change)).toBe(reason),
  );

  it.each([
    ['a report of a delay', { deliveryStatus: 'Reporting-MTA: dns; a\n\nAction: delayed\nStatus: 4.4.1' }, 'not-final'],
    [
      'a warning in prose',
      { subject: 'Warning: message delayed 24 hours', text: '4.4.1 It will be retried.' },
      'not-final',
    ],
    ['who is away', { autoSubmitted: 'auto-replied (vacation)', subject: 'Undeliverable today' }, 'not-a-notification'],
    ['who is away and says so', { subject: 'Trả lời tự động: Vé của bạn' }, 'not-a-notification'],
    [
      'who answers by hand',
      { nullSender: false, from: 'lan@nhan.example', subject: 'Re: Vé của bạn', text: 'Cảm ơn' },
      'not-a-notification',
    ],
  ] satisfies [string, Partial<ReturnedMessage>, string][])('is not %s', (_, change, outcome) =>
    expect(reasonOf(change)).toBe(outcome),
  );

  it('is not read in the words of the mail itself', () => {
    const text =
      'Nobody knows why.\n\n--- Below this line is a copy\n\nLễ khai mạc bị chậm; hộp thư góp ý đã đầy, 5.1.1';
    expect(reasonOf({ subject: 'failure notice', text })).toBe('unknown');
  });
});
