import type { SpeakerInput } from '@pho-hien/events-core';
import { text } from './text.ts';

const speaker = (fullName: string, position: [string, string], organisation: [string, string]): SpeakerInput => ({
  fullName,
  position: text(...position),
  organisation: text(...organisation),
  bio: text('', ''),
});

/** The speakers, all of them invented. */
/** Who speaks. */
export const demoSpeakers = {
  hang: {
    ...speaker('Đỗ Thị Hằng', ['Giám đốc', 'Director'], ['Quỹ Khởi nghiệp Sông Hồng', 'Red River Startup Fund']),
    bio: text(
      'Mười hai năm đầu tư vào doanh nghiệp nông nghiệp và giáo dục ở các tỉnh đồng bằng. Chị đọc khoảng bốn trăm hồ sơ gọi vốn mỗi năm.',
      'Twelve years of investing in agriculture and education across the delta. She reads some four hundred decks a year.',
    ),
  },
  quan: speaker('Lê Minh Quân', ['Nhà sáng lập', 'Founder'], ['Nhãn Lồng Số', 'Digital Longan']),
  thu: speaker('Trần Thị Thu', ['Luật sư', 'Lawyer'], ['Văn phòng luật Phố Hiến', 'Phố Hiến Law Office']),
  binh: speaker(
    'Nguyễn Văn Bình',
    ['Trưởng phòng', 'Head of unit'],
    ['Sở Khoa học và Công nghệ', 'Department of Science and Technology'],
  ),
  mai: speaker(
    'Phạm Thị Mai',
    ['Chủ nhiệm hợp tác xã', 'Head of cooperative'],
    ['Hợp tác xã Nhãn Hồng Nam', 'Hồng Nam Longan Cooperative'],
  ),
  duc: speaker('Vũ Anh Đức', ['Kỹ sư', 'Engineer'], ['Xưởng Chế tạo Mỹ Hào', 'Mỹ Hào Makers']),
  lan: speaker('Hoàng Thị Lan', ['Giảng viên', 'Lecturer'], ['Trường Đại học Phố Hiến', 'Phố Hiến University']),
  nam: speaker('Bùi Thành Nam', ['Cố vấn', 'Mentor'], ['Vườn ươm Hưng Yên', 'Hưng Yên Incubator']),
  ha: speaker('Ngô Thu Hà', ['Trưởng nhóm', 'Team lead'], ['Chợ Làng', 'Village Market']),
  son: speaker('Đặng Hồng Sơn', ['Nghệ nhân', 'Craftsman'], ['Làng hương Cao Thôn', 'Cao Thôn Incense Village']),
  yen: speaker('Lý Hải Yến', ['Chuyên gia sở hữu trí tuệ', 'IP expert'], ['Trung tâm Sáng chế', 'Invention Centre']),
  emma: speaker(
    'Emma Clarke',
    ['Điều phối viên', 'Coordinator'],
    ['Mạng lưới Khởi nghiệp Nông nghiệp', 'Farm Startup Network'],
  ),
} satisfies Record<string, SpeakerInput>;

/** The names by which the programme speaks of speakers. */
export type DemoSpeaker = keyof typeof demoSpeakers;
