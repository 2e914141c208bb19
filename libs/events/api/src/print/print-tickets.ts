import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { type BadgeDesign, type PrintFormat, type TableSelection } from '@pho-hien/events-core';
import { type Clock, formatDate, type Locale, textIn, vietnamDayOf, vietnamTimeOf } from '@pho-hien/kernel';
import { m } from '@pho-hien/messages';
import { CLOCK, Database, notFound } from '@pho-hien/platform';
import { BadgeDesignQueries } from '../badges/badge-design.queries.ts';
import { EventQueries } from '../events/event.queries.ts';
import { TicketSigner } from '../signing/ticket-signer.ts';
import { eventsSql } from '../sql.ts';
import { Attendance } from './attendance.ts';
import { AttendanceSheet } from './attendance-pdf.ts';
import { drawBadge } from './badges-pdf.ts';
import { drawCertificate } from './certificate-pdf.ts';
import { drawEach, openPdf } from './open-pdf.ts';
import { type PrintedTicket, printedTickets, ticketsToPrint } from './tickets-to-print.ts';

/** How many tickets are in memory at once. */
const AT_ONCE = 100;

/** Which tickets to print, and who is told how far it is. */
export interface PrintOrder {
  readonly format: PrintFormat;
  readonly selection: TableSelection;
  readonly locale: Locale;
  progress(written: number): Promise<void>;
}

interface PrintedEvent {
  readonly name: string;
  readonly days: string;
  readonly venue: string;
}

type Came = PrintedTicket & { readonly cameAt: Date | undefined };

/** Badges, lists to sign and certificates for the valid tickets of a selection. */
@Injectable()
export class PrintTickets {
  constructor(
    private readonly database: Database,
    private readonly events: EventQueries,
    private readonly designs: BadgeDesignQueries,
    private readonly signer: TicketSigner,
    private readonly attendance: Attendance,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The PDF as it is being drawn. */
  async content(order: PrintOrder): Promise<Readable> {
    const { format, locale, selection } = order;
    const event = await this.eventOf(selection.eventId, locale);
    const design = await this.designs.of(selection.eventId);
    const title = printTitle(format, locale);
    const tickets = this.tickets(order);
    return openPdf({ title: `${title} – ${event.name}`, locale, madeAt: this.clock.now() }, async (pdf) => {
      switch (format) {
        case 'BADGES': {
          const signed = this.signed(tickets);
          return drawEach(signed, ([ticket, code]) =>
            drawBadge(pdf, design, badgeOf(ticket, design, event, locale), code),
          );
        }
        case 'ATTENDANCE': {
          const sheet = new AttendanceSheet(pdf, title, event.name, locale);
          return drawEach(tickets, (ticket) => sheet.add(attendeeOf(ticket, locale)));
        }
        case 'CERTIFICATES':
          return drawEach(tickets, (ticket) => {
            if (ticket.cameAt) drawCertificate(pdf, certificateOf(ticket, event, locale), locale);
          });
      }
    });
  }

  private async *tickets({ selection, progress }: PrintOrder): AsyncGenerator<Came> {
    const sql = eventsSql(this.database.reader);
    const ids = await ticketsToPrint(sql, selection);
    for (let at = 0; at < ids.length; at += AT_ONCE) {
      const part = ids.slice(at, at + AT_ONCE);
      const [tickets, came] = await Promise.all([printedTickets(sql, part), this.attendance.firstEntries(part)]);
      for (const ticket of tickets) yield { ...ticket, cameAt: came.get(ticket.id) };
      await progress(at + part.length);
    }
  }

  private async *signed(tickets: AsyncIterable<Came>): AsyncGenerator<[Came, string | null]> {
    for await (const ticket of tickets) yield [ticket, await this.signer.codeOf(ticket.signable)];
  }

  private async eventOf(eventId: string, locale: Locale): Promise<PrintedEvent> {
    const event = (await this.events.byIds([eventId], false)).get(eventId);
    if (!event) throw notFound();
    const days = (await this.events.daysOf([eventId])).get(eventId) ?? [];
    const dates = days.map(({ date }) => formatDate(date, locale));
    return {
      name: textIn(event.name, locale),
      venue: textIn(event.venueName, locale),
      days: [...new Set([dates[0], dates.at(-1)])].join(' – '),
    };
  }
}

/** What the paper is called. */
export function printTitle(format: PrintFormat, locale: Locale): string {
  const words = { locale };
  switch (format) {
    case 'BADGES':
      return m.print_badges({}, words);
    case 'ATTENDANCE':
      return m.print_attendance({}, words);
    case 'CERTIFICATES':
      return m.print_certificates({}, words);
  }
}

function badgeOf(ticket: PrintedTicket, design: BadgeDesign, event: PrintedEvent, locale: Locale) {
  return {
    name: ticket.name,
    organisation: ticket.organisation,
    ticketType: textIn(ticket.ticketTypeName, locale),
    event: event.name,
    colour: design.colours.find(({ ticketTypeId }) => ticketTypeId === ticket.ticketTypeId)!.colour,
  };
}

function attendeeOf({ name, organisation, ticketTypeName, cameAt }: Came, locale: Locale) {
  return {
    name,
    organisation: organisation ?? '',
    ticketType: textIn(ticketTypeName, locale),
    cameAt: cameAt ? `${vietnamTimeOf(cameAt)} ${formatDate(vietnamDayOf(cameAt), locale)}` : '',
  };
}

function certificateOf({ name, organisation, ticketTypeName, shortCode }: Came, event: PrintedEvent, locale: Locale) {
  const { name: eventName, days, venue } = event;
  return {
    name,
    organisation,
    ticketType: textIn(ticketTypeName, locale),
    event: eventName,
    days,
    venue,
    code: shortCode,
  };
}
