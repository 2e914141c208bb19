import type { RoomInput } from '@pho-hien/events-core';
import { text } from './text.ts';

/** The names by which the programme speaks of rooms. */
export type DemoRoom = 'stage' | 'hall' | 'longan' | 'river' | 'lab' | 'garden';

/** Its rooms. */
export const demoRooms: Record<DemoRoom, RoomInput> = {
  stage: {
    name: text('Sân khấu chính', 'Main stage'),
    place: text('Giữa quảng trường', 'Centre of the square'),
    capacity: 1500,
  },
  hall: {
    name: text('Hội trường lớn', 'Great hall'),
    place: text('Nhà văn hóa, tầng 1', 'House of culture, ground floor'),
    capacity: 400,
  },
  longan: {
    name: text('Phòng Nhãn Lồng', 'Longan room'),
    place: text('Nhà văn hóa, tầng 2', 'House of culture, first floor'),
    capacity: 80,
  },
  river: {
    name: text('Phòng Sông Hồng', 'Red River room'),
    place: text('Nhà văn hóa, tầng 2', 'House of culture, first floor'),
    capacity: 60,
  },
  lab: { name: text('Xưởng thực hành', 'Workshop'), place: text('Lều số 3', 'Tent 3'), capacity: 30 },
  garden: {
    name: text('Vườn giao lưu', 'Garden'),
    place: text('Phía đông quảng trường', 'East of the square'),
    capacity: null,
  },
};
