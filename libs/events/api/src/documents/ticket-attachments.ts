import type { Locale } from '@pho-hien/kernel';
import type { MailAttachment } from '@pho-hien/notifications-api';
import { TICKET_QR_CID } from '@pho-hien/notifications-core';
import type { TicketDocument } from './ticket-document.ts';
import { buildTicketIcs } from './ticket-ics.ts';
import { buildTicketPdf } from './ticket-pdf.ts';
import { buildTicketQrPng } from './ticket-qr.ts';

/** File name of a ticket without its ending, plain ASCII: `ve-7K3F-9Q2M-X`. */
export function ticketFileName({ locale, shortCode }: { locale: Locale; shortCode: string }): string {
  return `${locale === 'vi' ? 've' : 'ticket'}-${shortCode.replace(/[^0-9A-Z-]/g, '')}`;
}

/** What travels with a ticket's mail: the QR code inside the text, the PDF and the calendar file beside it. */
export async function buildTicketAttachments(ticket: TicketDocument, madeAt: Date): Promise<MailAttachment[]> {
  const name = ticketFileName(ticket);
  const [qr, pdf] = await Promise.all([buildTicketQrPng(ticket.code), buildTicketPdf(ticket, madeAt)]);
  return [
    { filename: `${name}.png`, contentType: 'image/png', content: qr, cid: TICKET_QR_CID },
    { filename: `${name}.pdf`, contentType: 'application/pdf', content: pdf },
    {
      filename: `${name}.ics`,
      contentType: 'text/calendar; charset=utf-8; method=PUBLISH',
      content: Buffer.from(buildTicketIcs(ticket, madeAt)),
    },
  ];
}
