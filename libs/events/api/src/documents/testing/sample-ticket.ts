import type { Locale } from '@pho-hien/kernel';
import { nobleEd25519, shortCodeOf, signTicket } from '@pho-hien/events-core';
import type { TicketDocument } from '../ticket-document.ts';

export const TICKET_ID = '0193a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b';

/** A signed code as a gate would read it. */
export const sampleCode = await signTicket(
  {
    flags: 0,
    keyId: 1,
    eventNumber: 7,
    ticketId: TICKET_ID,
    ticketTypeNumber: 3,
    validFrom: new Date('2026-12-10T17:00:00Z'),
    validUntil: new Date('2026-12-13T17:00:00Z'),
  },
  new Uint8Array(32).fill(7),
  nobleEd25519,
);

/** A ticket with everything on it. */
export function sampleTicket(locale: Locale, change: Partial<TicketDocument> = {}): TicketDocument {
  const vi = locale === 'vi';
  return {
    locale,
    code: sampleCode,
    shortCode: shortCodeOf(TICKET_ID),
    registrationId: '0193a1b2-0000-7e5f-8a9b-0c1d2e3f4a5b',
    holderName: 'Nguyễn Thị Mỹ Duyên',
    ticketTypeName: vi ? 'Khách tham quan' : 'Visitor',
    event: {
      name: vi ? 'Ngày hội khởi nghiệp, đổi mới sáng tạo; Hưng Yên 2026' : 'Hưng Yên Startup Festival 2026',
      venueName: vi ? 'Trung tâm Hội nghị tỉnh' : 'Provincial Conference Centre',
      venueAddress: 'Phường Phố Hiến, Hưng Yên',
      contactEmail: 'ngayhoi@phohien.example',
      url: 'https://phohien.example/su-kien/ngay-hoi-2026',
      days: [
        { date: '2026-12-11', opensAt: '08:00', closesAt: '17:30', label: vi ? 'Khai mạc' : 'Opening' },
        { date: '2026-12-12', opensAt: '08:00', closesAt: '17:00', label: null },
        { date: '2026-12-13', opensAt: '08:00', closesAt: '17:00', label: null },
      ],
    },
    ...change,
  };
}
