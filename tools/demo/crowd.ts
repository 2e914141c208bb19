import { addDays, instantOf, type VietnamDay } from '@pho-hien/kernel';
import { Chance } from './chance.ts';
import { allCommunes } from './communes.ts';
import type { FestivalTicket } from './festival.ts';
import { inventedPerson, inventedPhone } from './invented-people.ts';
import type { DemoRegistrant, Fate } from './registrants.ts';

/** So many days before the festival its registration opened. */
export const OPEN_DAYS = 75;

/** Somebody of the crowd: when they registered, and when what became of it was decided. */
export interface OneOfCrowd extends DemoRegistrant {
  readonly at: Date;
  readonly decidedAt: Date | null;
}

const HOUR = 3_600_000;
/** Hours of the day as often as people register in them; nobody's night is long. */
const HOURS = [7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 13, 14, 14, 15, 15, 16, 17, 19, 19, 20, 20, 20, 21, 21, 22];
/** Days before the opening on which an announcement went out. */
const SPIKES = [60, 45, 30, 14, 7, 3];
/** How many of the crowd want something other than to visit; the rest are visitors. */
const OTHERS: Partial<Record<FestivalTicket, number>> = { stand: 70, contestant: 44, press: 18 };
/** What becomes of a hundred of a kind; the rest stay as they are. */
const FATES: Record<FestivalTicket, readonly (readonly [Fate, number])[]> = {
  visitor: [
    ['cancel', 5],
    ['revoke', 0.4],
    ['reissue', 1],
  ],
  talk: [],
  stand: [
    ['approve', 60],
    ['reject', 10],
    ['cancel', 4],
  ],
  contestant: [
    ['approve', 66],
    ['reject', 12],
  ],
  press: [['approve', 60]],
  guest: [],
};
const WORK = ['Trường THPT', 'Trường THCS', 'Hợp tác xã', 'Đoàn Thanh niên', 'Hội Phụ nữ', 'Trung tâm học tập'];
const NOTES = [
  'Tôi đi xe lăn, xin chỗ đỗ gần cổng.',
  'Nhóm bạn tôi có năm người, mỗi người đã đăng ký riêng.',
  'Tôi muốn gặp nhà đầu tư về nông nghiệp.',
  'Xin cho hỏi có chỗ gửi xe máy không?',
];

/** So many invented registrants in the order in which they registered: few at first, more as the day comes. */
export function crowd(size: number, firstDay: VietnamDay): OneOfCrowd[] {
  const chance = new Chance(2026);
  const kinds = Object.entries(OTHERS).flatMap(([kind, count]) =>
    Array.from({ length: count }, () => kind as FestivalTicket),
  );
  const people = Array.from({ length: size }, (_, number) =>
    oneOf(chance, number, kinds[number] ?? 'visitor', firstDay),
  );
  return people.sort((a, b) => a.at.getTime() - b.at.getTime());
}

function oneOf(chance: Chance, number: number, ticket: FestivalTicket, firstDay: VietnamDay): OneOfCrowd {
  const at = registeredAt(chance, firstDay);
  const fate = fateOf(chance, ticket);
  const place = chance.one(allCommunes);
  const decidedAt = new Date(at.getTime() + (3 + chance.whole(20)) * HOUR);
  const opening = instantOf(firstDay, '07:00').getTime();
  return {
    ticket,
    ...inventedPerson(chance, number + 1),
    ...(chance.percent(60) && { phone: inventedPhone(chance) }),
    ...(chance.percent(ticket === 'visitor' ? 35 : 90) && { organisation: `${chance.one(WORK)} ${place}` }),
    ...(chance.percent(2) && { note: chance.one(NOTES) }),
    english: chance.percent(1),
    news: chance.percent(40),
    ...(fate && { fate }),
    at,
    decidedAt: fate ? new Date(Math.min(decidedAt.getTime(), opening)) : null,
  };
}

function registeredAt(chance: Chance, firstDay: VietnamDay): Date {
  const before = chance.percent(30)
    ? chance.one(SPIKES) - chance.whole(2)
    : Math.ceil((OPEN_DAYS - 2) * chance.next() ** 2.2) + 1;
  const day = addDays(firstDay, -before);
  return new Date(instantOf(day).getTime() + chance.one(HOURS) * HOUR + chance.whole(HOUR));
}

function fateOf(chance: Chance, ticket: FestivalTicket): Fate | undefined {
  let drawn = chance.next() * 100;
  return FATES[ticket].find(([, share]) => (drawn -= share) < 0)?.[0];
}
