import { instantOf } from '@pho-hien/kernel';
import { m } from '@pho-hien/messages';
import { createEvents, type EventAttributes } from 'ics';
import { foldCalendar } from './calendar-lines.ts';
import { oneLine, utcParts } from './calendar-parts.ts';
import type { TicketDay, TicketDocument } from './ticket-document.ts';

function dayEntry(
  { locale, event, ticketTypeName, registrationId }: TicketDocument,
  day: TicketDay,
  madeAt: Date,
): EventAttributes {
  const name = oneLine(event.name);
  const type = oneLine(ticketTypeName);
  return {
    uid: `${registrationId}-${day.date}@pho-hien`,
    // Calendars keep the newest of one UID: seconds since 2026 grow with every reissue and fit 31 bits until 2094.
    sequence: Math.max(0, Math.floor((madeAt.getTime() - Date.UTC(2026, 0)) / 1000)),
    title: day.label ? `${name} · ${oneLine(day.label)}` : name,
    description: `${m.document_ticket_calendar_note({ type }, { locale })}\n${event.url}`,
    location: [event.venueName, event.venueAddress ?? ''].filter(Boolean).map(oneLine).join(', '),
    url: event.url,
    // Instants in UTC: the same moment in every calendar, wherever its owner is; Vietnam has no summer time.
    start: utcParts(instantOf(day.date, day.opensAt)),
    startInputType: 'utc',
    startOutputType: 'utc',
    end: utcParts(instantOf(day.date, day.closesAt)),
    endInputType: 'utc',
    endOutputType: 'utc',
    status: 'CONFIRMED',
    busyStatus: 'BUSY',
    organizer: { name, email: oneLine(event.contactEmail) },
  };
}

/**
 * The days of a ticket as an iCalendar file (RFC 5545), one entry per valid day.
 * Carries neither the code nor the holder's name: calendars are shared with colleagues and families.
 */
export function buildTicketIcs(ticket: TicketDocument, madeAt: Date): string {
  const { value, error } = createEvents(
    ticket.event.days.map((day) => dayEntry(ticket, day, madeAt)),
    { productId: '-//Pho Hien//Tickets//VI', method: 'PUBLISH', calName: oneLine(ticket.event.name) },
  );
  if (error || !value) throw error ?? new Error('The calendar file is empty');
  // One publication, not a feed: no refresh interval, but the zone in which to show it.
  return foldCalendar(value.replace('X-PUBLISHED-TTL:PT1H', 'X-WR-TIMEZONE:Asia/Ho_Chi_Minh'));
}
