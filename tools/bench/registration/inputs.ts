import type { EventInput, RegisterInput, TicketTypeInput } from '@pho-hien/events-core';
import { newId } from '@pho-hien/kernel';

const both = (text: string) => ({ vi: text, en: text });

/** The word by which one registrant of the bench differs from another. */
export const WORD = 'doluongmotlan';

export const benchEvent: EventInput = {
  slug: 'ngay-hoi-do-luong',
  name: { vi: 'Ngày hội Khởi nghiệp đổi mới sáng tạo', en: 'Startup and Innovation Festival' },
  summary: both('Hai ngày gặp gỡ'),
  description: both('Hai ngày gặp gỡ giữa doanh nghiệp khởi nghiệp, nhà đầu tư, trường học và người dân.'),
  venueName: both('Quảng trường Nguyễn Văn Linh'),
  venueAddress: 'Phường Phố Hiến, tỉnh Hưng Yên',
  communeCode: '11953',
  contactEmail: 'ngayhoi@khoinghiep-hungyen.example',
  days: [
    { date: '2099-12-12', opensAt: '08:00', closesAt: '17:30', label: both('Khai mạc') },
    { date: '2099-12-13', opensAt: '08:00', closesAt: '16:30', label: both('Chung kết') },
  ],
};

export const benchTicketType = (places: number): TicketTypeInput => ({
  name: { vi: 'Khách tham quan', en: 'Visitor' },
  description: both('Tham quan gian hàng trong cả hai ngày.'),
  audience: 'VISITOR',
  approval: 'AUTOMATIC',
  places,
  opensAt: null,
  closesAt: null,
  validDayIds: [],
  hidden: false,
});

/** A filled-in form; `word` makes it somebody's own. */
export const registrationForm = (ticketTypeId: string, word: string): RegisterInput => ({
  id: newId(),
  ticketTypeId,
  locale: 'vi',
  fullName: `Nguyễn Thị ${word}`,
  email: `${word}@congty.example`,
  phone: '0912 345 678',
  organisationName: 'Hợp tác xã Nhãn lồng',
  note: null,
  minor: false,
  consents: [
    { purpose: 'REGISTRATION', given: true, textVersion: 1 },
    { purpose: 'NEWS', given: false, textVersion: 1 },
  ],
});
