import type { EventInput, TicketTypeInput } from '@pho-hien/events-core';
import { addDays, endOfDay, type VietnamDay } from '@pho-hien/kernel';
import { communeCode } from './communes.ts';

/**
 * The festival of the demonstration, which begins on the day it is made: whoever tries the product
 * can walk from the registration to the gate at once.
 */
export function festival(firstDay: VietnamDay, edition: number): EventInput {
  const year = firstDay.slice(0, 4);
  return {
    slug: ['ngay-hoi-khoi-nghiep-hung-yen', year, ...(edition > 1 ? [edition] : [])].join('-'),
    name: {
      vi: `Ngày hội Khởi nghiệp đổi mới sáng tạo tỉnh Hưng Yên ${year}`,
      en: `Hưng Yên Startup and Innovation Festival ${year}`,
    },
    summary: {
      vi: 'Hai ngày gặp gỡ giữa doanh nghiệp khởi nghiệp, nhà đầu tư, trường học và người dân: gian hàng, hội thảo, chung kết cuộc thi ý tưởng.',
      en: 'Two days on which startups, investors, schools and citizens meet: stands, talks and the final of the ideas contest.',
    },
    description: {
      vi: [
        'Ngày hội là nơi sản phẩm mới của tỉnh ra mắt người dùng đầu tiên: nông sản chế biến từ nhãn lồng, giải pháp cho làng nghề, phần mềm cho trường học, thiết bị cho nhà máy.',
        'Ngày thứ nhất dành cho khai mạc, gian hàng và các buổi tư vấn riêng về vốn, sở hữu trí tuệ và thủ tục thành lập doanh nghiệp. Ngày thứ hai là chung kết cuộc thi ý tưởng khởi nghiệp của học sinh, sinh viên và lễ trao giải.',
        'Vào cửa miễn phí. Bạn đăng ký trước để nhận vé có mã QR và vào cổng nhanh hơn.',
      ].join('\n\n'),
      en: [
        'The festival is where new products of the province meet their first users: food made from longan, solutions for craft villages, software for schools, equipment for factories.',
        'The first day brings the opening, the stands and personal advice on funding, intellectual property and founding a company. The second day brings the final of the ideas contest for pupils and students, and the prizes.',
        'Entry is free. Register beforehand to receive a ticket with a QR code and pass the gate sooner.',
      ].join('\n\n'),
    },
    venueName: { vi: 'Quảng trường Nguyễn Văn Linh', en: 'Nguyễn Văn Linh Square' },
    venueAddress: 'Phường Phố Hiến, tỉnh Hưng Yên',
    communeCode: communeCode('Phố Hiến'),
    contactEmail: 'ngayhoi@khoinghiep-hungyen.example',
    days: [
      {
        date: firstDay,
        opensAt: '08:00',
        closesAt: '21:30',
        label: { vi: 'Khai mạc và gian hàng', en: 'Opening and stands' },
      },
      {
        date: addDays(firstDay, 1),
        opensAt: '08:00',
        closesAt: '21:30',
        label: { vi: 'Chung kết cuộc thi', en: 'Final of the contest' },
      },
    ],
  };
}

/** The names by which the seed speaks of the ticket types. */
export type FestivalTicket = 'visitor' | 'talk' | 'stand' | 'contestant' | 'press' | 'guest';

/** The ticket types, in the order of the page; visitors have room for whoever still comes. */
export function festivalTickets(
  firstDay: VietnamDay,
  dayIds: readonly string[],
  registrations: number,
): Record<FestivalTicket, TicketTypeInput> {
  const [first, second] = dayIds.map((id) => [id]);
  const open = { opensAt: null, closesAt: null, validDayIds: [], hidden: false } as const;
  return {
    visitor: {
      ...open,
      name: { vi: 'Khách tham quan', en: 'Visitor' },
      description: {
        vi: 'Tham quan gian hàng và dự các hoạt động chung trong cả hai ngày.',
        en: 'The stands and everything open to all, on both days.',
      },
      audience: 'VISITOR',
      approval: 'AUTOMATIC',
      places: registrations + 4000,
    },
    talk: {
      ...open,
      name: { vi: 'Hội thảo gọi vốn cho khởi nghiệp', en: 'Talk: funding a startup' },
      description: {
        vi: 'Chiều ngày thứ nhất, tại hội trường; số chỗ có hạn.',
        en: 'Afternoon of the first day, in the hall; few seats.',
      },
      audience: 'VISITOR',
      approval: 'AUTOMATIC',
      places: 12,
      validDayIds: first!,
    },
    stand: {
      ...open,
      name: { vi: 'Gian hàng trưng bày', en: 'Exhibitor' },
      description: {
        vi: 'Cho doanh nghiệp, nhóm và cá nhân có dự án khởi nghiệp. Ban tổ chức duyệt và xếp gian hàng.',
        en: 'For startups, teams and individuals with a project. The organisers approve and place the stands.',
      },
      audience: 'EXHIBITOR',
      approval: 'BY_APPROVAL',
      places: 60,
      closesAt: endOfDay(firstDay),
    },
    contestant: {
      ...open,
      name: { vi: 'Thí sinh chung kết', en: 'Contestant' },
      description: {
        vi: 'Cho các đội vào chung kết cuộc thi ý tưởng khởi nghiệp.',
        en: 'For the teams in the final of the ideas contest.',
      },
      audience: 'CONTESTANT',
      approval: 'BY_APPROVAL',
      places: 40,
      validDayIds: second!,
    },
    press: {
      ...open,
      name: { vi: 'Báo chí', en: 'Press' },
      description: {
        vi: 'Vui lòng ghi tên cơ quan báo chí; ban tổ chức xác nhận trong một ngày làm việc.',
        en: 'Please name your newsroom; the organisers confirm within one working day.',
      },
      audience: 'PRESS',
      approval: 'BY_APPROVAL',
      places: null,
    },
    guest: {
      ...open,
      name: { vi: 'Khách mời', en: 'Guest of honour' },
      description: { vi: 'Theo danh sách của ban tổ chức.', en: 'By the organisers’ list.' },
      audience: 'VIP',
      approval: 'BY_APPROVAL',
      places: 80,
      hidden: true,
    },
  };
}
