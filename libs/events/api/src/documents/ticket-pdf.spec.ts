import { LOCALES } from '@pho-hien/kernel';
import { describe, expect, it } from 'vitest';
import { readPdfText } from './testing/read-documents.ts';
import { sampleTicket } from './testing/sample-ticket.ts';
import type { TicketDocument } from './ticket-document.ts';
import { buildTicketPdf } from './ticket-pdf.ts';

const MADE_AT = new Date('2026-11-22T10:00:00Z');
const textOf = async (ticket: TicketDocument) => readPdfText(await buildTicketPdf(ticket, MADE_AT));

describe.each(LOCALES)('in %s', (locale) => {
  it('says who, what, when, where and what to do, on one sheet', async () => {
    const ticket = sampleTicket(locale);
    const { pages, text } = await textOf(ticket);
    expect(pages).toBe(1);
    const { event } = ticket;
    for (const words of [
      ticket.holderName,
      ticket.ticketTypeName,
      ticket.shortCode,
      event.name,
      event.venueName,
      event.contactEmail,
    ])
      expect(text).toContain(words);
    expect(text).toContain(locale === 'vi' ? 'thứ Sáu, 11/12/2026 08:00–17:30 · Khai mạc' : 'Friday, 11 December 2026');
    expect(text).toContain(locale === 'vi' ? '12–13/12/2026 08:00–17:00' : '12–13 December 2026');
    expect(text).toContain(locale === 'vi' ? 'Tại cổng soát vé' : 'At the gate');
  });
});

it.each([
  'Công Tằng Tôn Nữ Hoàng Thị Quỳnh Như Nguyễn Phước Vĩnh Thụy Lê Đặng Trần Mỹ Hạnh Nguyệt Ánh Dương Liễu',
  'Ẵẳặỗổộừữựỹỵỷ Ẫỗ ĐẶNG ỸỲỴ',
  'A'.repeat(100),
  '<b>Nguyễn</b> & "Bạn"',
])('never cuts the name %s', async (holderName) => {
  const { pages, text } = await textOf(sampleTicket('vi', { holderName }));
  expect(pages).toBe(1);
  expect(text.replaceAll(' ', '')).toContain(holderName.replaceAll(' ', ''));
});

it('lists every day of a long event', async () => {
  const { event } = sampleTicket('vi');
  const days = Array.from({ length: 31 }, (_, index) => ({
    date: `2026-12-${String(index + 1).padStart(2, '0')}`,
    opensAt: '08:00',
    closesAt: '17:00',
    label: `Phiên ${index + 1}`,
  }));
  const { pages, text } = await textOf(sampleTicket('vi', { event: { ...event, days } }));
  expect(pages).toBe(1);
  for (const day of days) expect(text).toContain(`· ${day.label}`);
});

it('carries neither the address of the wallet nor its token', async () => {
  const pdf = await buildTicketPdf(sampleTicket('vi'), MADE_AT);
  expect((await readPdfText(pdf)).text).not.toMatch(/\/ve\//);
  expect(pdf.toString('latin1')).not.toContain('/URI');
});

it('is the same file for the same ticket', async () => {
  const [one, other] = await Promise.all([1, 2].map(() => buildTicketPdf(sampleTicket('vi'), MADE_AT)));
  expect(one!.equals(other!)).toBe(true);
});
