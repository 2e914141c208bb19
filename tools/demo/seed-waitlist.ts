import type { INestApplicationContext } from '@nestjs/common';
import { CancelByWallet, CreateTicketType, Register, SettleWaitlist } from '@pho-hien/events-api';
import { ANONYMOUS, newId } from '@pho-hien/kernel';
import { type Caller, systemCaller } from '@pho-hien/platform';

const staff = systemCaller('demo-seed');
const visitor: Caller = { actor: ANONYMOUS, requestId: 'demo-seed', locale: 'vi' };

/** Who came first has a place; the others stand in line, and one place came free. */
const people = [
  ['Nguyễn Đức Thắng', 'ducthang@cokhi.example'],
  ['Trịnh Thị Hòa', 'thihoa@maymac.example'],
  ['Phan Văn Khải', 'vankhai@logistics.example'],
  ['Đào Thu Hằng', 'thuhang@nongsan.example'],
  ['Lương Minh Đức', 'minhduc@duocpham.example'],
  ['Tạ Bích Ngọc', 'bichngoc@thucpham.example'],
] as const;
const PLACES = 3;

/** A ticket type that is full: three in line behind an open offer of the place that came free. */
export async function seedWaitlist(app: INestApplicationContext, eventId: string): Promise<void> {
  const ticketTypeId = await app.get(CreateTicketType).run(staff, eventId, {
    name: { vi: 'Tham quan khu công nghiệp', en: 'Tour of the industrial park' },
    description: {
      vi: 'Xe đưa đón một buổi sáng; mỗi chuyến ba chỗ cho khách đăng ký trước.',
      en: 'A morning by bus; three seats for visitors who register beforehand.',
    },
    audience: 'VISITOR',
    approval: 'AUTOMATIC',
    places: PLACES,
    opensAt: null,
    closesAt: null,
    validDayIds: [],
    hidden: false,
  });
  const ids: string[] = [];
  for (const [fullName, email] of people) {
    const { registrationId } = await app.get(Register).run(visitor, {
      id: newId(),
      ticketTypeId,
      locale: 'vi',
      fullName,
      email,
      phone: null,
      organisationName: null,
      note: null,
      minor: false,
      consents: [{ purpose: 'REGISTRATION', given: true, textVersion: 1 }],
      joinWaitlist: true,
    });
    ids.push(registrationId);
  }
  await app.get(CancelByWallet).run(visitor, ids[0]!);
  await app.get(SettleWaitlist).run({ ticketTypeId });
}
