import { LOCALES } from '@pho-hien/kernel';
import { expect, it } from 'vitest';
import { readCalendar } from './testing/read-documents.ts';
import { sampleTicket } from './testing/sample-ticket.ts';
import { buildTicketIcs } from './ticket-ics.ts';

const MADE_AT = new Date('2026-11-22T10:00:00Z');

it.each(LOCALES)('has one entry a valid day, at the hours of Vietnam, in %s', (locale) => {
  const ticket = sampleTicket(locale);
  const entries = readCalendar(buildTicketIcs(ticket, MADE_AT));
  expect(entries.map((entry) => [entry.get('DTSTART'), entry.get('DTEND')])).toEqual([
    ['20261211T010000Z', '20261211T103000Z'],
    ['20261212T010000Z', '20261212T100000Z'],
    ['20261213T010000Z', '20261213T100000Z'],
  ]);
  expect(entries[1]!.get('SUMMARY')).toBe(ticket.event.name);
  expect(entries[0]!.get('LOCATION')).toBe(`${ticket.event.venueName}, Phường Phố Hiến, Hưng Yên`);
  expect(entries[0]!.get('URL')).toBe(ticket.event.url);
  expect(entries[0]!.get('UID')).toBe('0193a1b2-0000-7e5f-8a9b-0c1d2e3f4a5b-2026-12-11@pho-hien');
});

it('replaces its entries when the ticket is reissued', () => {
  const [first, second] = [MADE_AT, new Date(MADE_AT.getTime() + 60_000)].map(
    (at) => readCalendar(buildTicketIcs(sampleTicket('vi'), at))[0]!,
  );
  expect(second!.get('UID')).toBe(first!.get('UID'));
  expect(Number(second!.get('SEQUENCE'))).toBeGreaterThan(Number(first!.get('SEQUENCE')));
});

it('tells those who share the calendar neither the code nor the name', () => {
  const ticket = sampleTicket('vi');
  const file = buildTicketIcs(ticket, MADE_AT).replace(/\r\n /g, '');
  for (const secret of [ticket.code, ticket.shortCode, ticket.holderName]) expect(file).not.toContain(secret);
});

it('breaks no letter and no line of more than 75 octets', () => {
  const lines = buildTicketIcs(sampleTicket('vi'), MADE_AT).split('\r\n');
  for (const line of lines) {
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(line).not.toMatch(/[\n\r\ufffd]/);
  }
});

it('cannot be made to say more by a name', () => {
  const { event } = sampleTicket('vi');
  const name = 'Ngày hội\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:khác';
  const venueName = 'A\nATTENDEE:mailto:x@y.example';
  const entries = readCalendar(buildTicketIcs(sampleTicket('vi', { event: { ...event, name, venueName } }), MADE_AT));
  expect(entries).toHaveLength(3);
  expect(entries[0]!.has('ATTENDEE')).toBe(false);
});
