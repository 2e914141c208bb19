import { LOCALES } from '@pho-hien/kernel';
import { MailAttachments, MailQueue, NotificationsModule, notificationsPersistence } from '@pho-hien/notifications-api';
import { NobodyModule, type SmtpReceiver, startSmtpReceiver } from '@pho-hien/notifications-api/testing';
import { TICKET_QR_CID } from '@pho-hien/notifications-core';
import { platformPersistence } from '@pho-hien/platform';
import { startTestApi, type TestApi } from '@pho-hien/platform/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readCalendar, readPdfText, readQrCodes } from './testing/read-documents.ts';
import { sampleTicket, TICKET_ID } from './testing/sample-ticket.ts';
import { buildTicketAttachments } from './ticket-attachments.ts';

let smtp: SmtpReceiver;
let api: TestApi;

beforeAll(async () => {
  smtp = await startSmtpReceiver();
  api = await startTestApi({
    contexts: [platformPersistence, notificationsPersistence],
    modules: [NobodyModule, NotificationsModule],
    environment: { SMTP_URL: smtp.url },
  });
  api.app
    .get(MailAttachments)
    .register('ticket-issued', ({ values, locale }) =>
      buildTicketAttachments(sampleTicket(locale, { holderName: values.holderName }), new Date()),
    );
});
afterAll(async () => {
  await api?.close();
  await smtp?.close();
});

it.each(LOCALES)('brings the ticket to the mailbox: QR code, PDF and calendar, in %s', async (locale) => {
  const ticket = sampleTicket(locale, { holderName: 'Lê <b>Đạt</b>' });
  const { url: _, ...event } = ticket.event;
  smtp.received.length = 0;
  await api.database.transaction((tx) =>
    api.app.get(MailQueue).queueMail(tx, {
      template: 'ticket-issued',
      to: 'dat@congty.example',
      locale,
      values: {
        ticketId: TICKET_ID,
        holderName: ticket.holderName,
        ticketTypeName: ticket.ticketTypeName,
        shortCode: ticket.shortCode,
        event: { ...event, days: [...event.days] },
        walletUrl: 'https://phohien.example/ve/bi-mat',
      },
    }),
  );
  const [mail] = await smtp.mails(1);
  expect(mail!.subject).toContain(`${ticket.event.name} (${ticket.shortCode})`);
  // Invisible breaks keep a name from becoming a link.
  const seen = (text: string | false | undefined) => (text || '').replaceAll('\u200b', '');
  expect(seen(mail!.html)).toContain('Lê &lt;b&gt;Đạt&lt;/b&gt;');
  expect(seen(mail!.text)).toContain('Lê <b>Đạt</b>');
  expect(mail!.text).toContain('https://phohien.example/ve/bi-mat');

  const [qr, pdf, ics, ...others] = mail!.attachments;
  expect(others).toEqual([]);
  expect(qr).toMatchObject({ contentType: 'image/png', related: true, cid: TICKET_QR_CID });
  expect(await readQrCodes(qr!.content)).toEqual([ticket.code]);

  expect(pdf).toMatchObject({ contentType: 'application/pdf', contentDisposition: 'attachment' });
  expect((await readPdfText(pdf!.content)).text).toContain('Lê <b>Đạt</b>');

  expect(ics).toMatchObject({ contentType: 'text/calendar', filename: expect.stringMatching(/^[\w-]+\.ics$/) });
  expect(readCalendar(ics!.content.toString())).toHaveLength(3);
  expect(smtp.received[0]!.length).toBeLessThan(150_000);
});
