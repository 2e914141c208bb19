import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@pho-hien/kernel';
import { MailAttachments, MailObsolete } from '@pho-hien/notifications-api';
import { TICKET_QR_CID } from '@pho-hien/notifications-core';
import { CLOCK } from '@pho-hien/platform';
import { ticketFileName } from '../documents/ticket-attachments.ts';
import { buildTicketQrPng } from '../documents/ticket-qr.ts';
import { TicketDocuments } from './ticket-documents.ts';
import { TicketPrinter } from './ticket-printer.ts';

const SAMPLE_CODE = 'VE THU - KHONG VAO CONG DUOC';
const CALENDAR = 'text/calendar; charset=utf-8; method=PUBLISH';

/** Attaches the ticket to its mail at the moment of sending; a ticket that ended meanwhile is not sent. */
@Injectable()
export class TicketMailFiles {
  constructor(
    private readonly documents: TicketDocuments,
    private readonly printer: TicketPrinter,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  registerWith(attachments: MailAttachments): void {
    const attach = async ({ values }: { values: { ticketId: string } }) => {
      const ticket = await this.documents.of(values.ticketId);
      if (!ticket) throw new MailObsolete('The ticket admits nobody any more');
      return this.printer.print('attachments', ticket, this.clock.now());
    };
    // A code that no gate takes for a ticket.
    const sample = async () => [
      {
        filename: 'vi-du.png',
        contentType: 'image/png',
        content: await buildTicketQrPng(SAMPLE_CODE),
        cid: TICKET_QR_CID,
      },
    ];
    attachments.register('ticket-issued', attach, sample);
    attachments.register('ticket-reissued', attach, sample);
    attachments.register('event-reminder', async ({ values }) => {
      const ticket = await this.documents.of(values.ticketId);
      if (!ticket) throw new MailObsolete('The ticket admits nobody any more');
      const content = await this.printer.print('ics', ticket, this.clock.now());
      return [{ filename: `${ticketFileName(ticket)}.ics`, contentType: CALENDAR, content }];
    });
  }
}
