import type { EventInput, RegisterInput, TicketTypeInput } from '@pho-hien/events-core';
import { newId } from '@pho-hien/kernel';

const both = (text: string) => ({ vi: text, en: text });

/** An event that may be published once it has a ticket type; each has a slug of its own. */
export function anEvent(change: Partial<EventInput> = {}): EventInput {
  return {
    slug: `ngay-hoi-${newId().slice(-12)}`,
    name: { vi: 'Ngày hội Khởi nghiệp', en: 'Startup Festival' },
    summary: both('Hai ngày gặp gỡ'),
    description: both(''),
    venueName: both('Trung tâm Hội nghị'),
    venueAddress: 'Đường Điện Biên, phường Phố Hiến',
    communeCode: '11953',
    contactEmail: 'ngayhoi@hungyen.example',
    days: [
      { date: '2099-12-12', opensAt: '08:00', closesAt: '17:30', label: { vi: 'Khai mạc', en: 'Opening' } },
      { date: '2099-12-13', opensAt: '08:00', closesAt: '16:00', label: both('') },
    ],
    ...change,
  };
}

/** A ticket type without limit, automatic. */
export function aTicketType(change: Partial<TicketTypeInput> = {}): TicketTypeInput {
  return {
    name: { vi: 'Khách tham quan', en: 'Visitor' },
    description: both(''),
    audience: 'VISITOR',
    approval: 'AUTOMATIC',
    places: null,
    opensAt: null,
    closesAt: null,
    validDayIds: [],
    hidden: false,
    ...change,
  };
}

let people = 0;

/** A registration by somebody new each time. */
export function aRegistration(ticketTypeId: string, change: Partial<RegisterInput> = {}): RegisterInput {
  people += 1;
  return {
    id: newId(),
    ticketTypeId,
    locale: 'vi',
    fullName: `Nguyễn Thị Hạnh ${people}`,
    email: `hanh${people}@congty.example`,
    phone: null,
    organisationName: null,
    note: null,
    minor: false,
    consents: [{ purpose: 'REGISTRATION', given: true, textVersion: 1 }],
    ...change,
  };
}
