import type { Field, Stage } from '@pho-hien/organisations-core';
import { searchKey } from '@pho-hien/kernel';
import { Chance } from './chance.ts';
import { allCommunes } from './communes.ts';
import { inventedPerson } from './invented-people.ts';
import { type DemoStartup, startup } from './startups.ts';

/** Projects by field, all of them invented. */
const PROJECTS: readonly (readonly [Field, readonly string[]])[] = [
  [
    'FOOD',
    [
      'Mật Ong Hoa Nhãn',
      'Long Nhãn Sấy Lạnh',
      'Bún Thang Đóng Gói',
      'Giò Lụa Làng Bần',
      'Trà Sen Bách Diệp',
      'Bánh Cáy Giòn',
      'Ổi Lê Sấy Dẻo',
      'Nước Mắm Diêm Điền',
      'Gạo Ruộng Rươi',
      'Sữa Hạt Sen',
      'Chả Gà Tiểu Quan',
      'Mắm Cáy Hồng Tiến',
      'Kẹo Lạc Đồng Xâm',
      'Bột Nghệ Chí Minh',
    ],
  ],
  [
    'AGRICULTURE',
    [
      'Vườn Nhãn Số',
      'Trại Vịt Tuần Hoàn',
      'Nấm Rơm Nhà Màng',
      'Giống Chuối Tiêu Hồng',
      'Phân Trùn Quế',
      'Rau Mầm Phố',
      'Ao Tôm Không Xả',
      'Cam Quất Trái Vụ',
      'Máy Sạ Lúa Cụm',
      'Hoa Cúc Chi Xuân Quan',
      'Bò Sữa Bãi Sông',
      'Cá Rô Đồng Đen',
    ],
  ],
  [
    'CRAFT',
    [
      'Hương Cao Thôn Mới',
      'Mây Tre Phụng Công',
      'Đũi Nam Cao',
      'Chạm Bạc Đồng Xâm',
      'Chiếu Cói In Màu',
      'Đúc Đồng Lộng Thượng',
      'Nón Lá Mạn Xuyên',
      'Gốm Sông Luộc',
      'Thêu Tay Minh Lãng',
      'Giấy Dó Bên Sông',
      'Đồ Chơi Ông Hảo',
    ],
  ],
  [
    'EDUCATION',
    [
      'Toán Qua Trò Chơi',
      'Thư Viện Lưu Động',
      'Phòng Thí Nghiệm Bỏ Túi',
      'Học Nghề Buổi Tối',
      'Gia Sư Làng',
      'Tiếng Anh Cho Thợ',
      'Kể Chuyện Phố Hiến',
      'Lớp Lập Trình Nhí',
      'Sách Nói Quê Mình',
    ],
  ],
  [
    'HEALTH',
    [
      'Sổ Tiêm Chủng Số',
      'Xe Đón Khám Bệnh',
      'Giường Xoay Cho Người Già',
      'Thuốc Nam Ngõ Xóm',
      'Nhịp Tim Tại Nhà',
      'Kính Cận Học Đường',
      'Bữa Ăn Người Tiểu Đường',
      'Nẹp Tay In 3D',
    ],
  ],
  [
    'ENVIRONMENT',
    [
      'Gạch Từ Xỉ Than',
      'Thu Gom Vỏ Nhãn',
      'Túi Lá Chuối',
      'Lọc Nước Giếng Khoan',
      'Rác Nhựa Thành Ghế',
      'Bếp Trấu Không Khói',
      'Đo Bụi Làng Nghề',
      'Ủ Rác Trong Bếp',
      'Ống Hút Cỏ Bàng',
    ],
  ],
  [
    'DIGITAL',
    [
      'Sổ Bán Hàng Chợ Quê',
      'Truy Xuất Vườn Nhãn',
      'Loa Xã Thông Minh',
      'Đặt Lịch Máy Gặt',
      'Hóa Đơn Tiệm Nhỏ',
      'Bản Đồ Ngập',
      'Trợ Lý Hợp Tác Xã',
      'Camera Đếm Cá',
      'Giọng Nói Tiếng Việt',
      'Điểm Danh Khuôn Mặt',
    ],
  ],
  [
    'TOURISM',
    [
      'Một Ngày Ở Phố Hiến',
      'Thuyền Sông Hồng',
      'Nhà Dân Vườn Nhãn',
      'Chèo Trên Phố',
      'Đạp Xe Đê Sông',
      'Bếp Quê Đón Khách',
      'Đêm Hát Trống Quân',
    ],
  ],
  [
    'COMMERCE',
    [
      'Chợ Phiên Trực Tuyến',
      'Giao Hàng Liên Xã',
      'Kho Lạnh Dùng Chung',
      'Quà Tết Hưng Yên',
      'Gom Đơn Về Làng',
      'Hội Chợ Bỏ Túi',
    ],
  ],
  [
    'MANUFACTURING',
    [
      'Máy Bóc Long Nhãn',
      'Khuôn Nhựa Phố Nối',
      'Tời Nâng Tự Khóa',
      'Máy Dệt Chiếu Mini',
      'Robot Hàn Khung',
      'Phụ Tùng Xe Điện',
      'Tủ Sấy Năng Lượng Mặt Trời',
    ],
  ],
  ['FINANCE', ['Bảo Hiểm Ruộng Lúa', 'Góp Vốn Cộng Đồng', 'Chấm Điểm Hộ Kinh Doanh', 'Ví Học Bổng']],
];

const STAGES: readonly Stage[] = ['IDEA', 'PROTOTYPE', 'PROTOTYPE', 'FIRST_CUSTOMERS', 'FIRST_CUSTOMERS', 'GROWTH'];

/** About a hundred more, of every field and from most communes. */
export function moreStartups(): DemoStartup[] {
  const chance = new Chance(33);
  let number = 0;
  return PROJECTS.flatMap(([field, names]) =>
    names.map((name) => {
      number += 1;
      const stage = chance.one(STAGES);
      const commune = allCommunes[(number * 7) % allCommunes.length]!;
      const people = Array.from({ length: 1 + chance.whole(3) }, (_, index) => {
        const person = inventedPerson(chance, number);
        return `${person.name} · ${searchKey(person.name).replaceAll(' ', '.')}.${index}@${searchKey(name).replaceAll(' ', '')}.example`;
      });
      const told = { commune, field, stage, pitch: `${name}: dự án khởi nghiệp từ ${commune}.` };
      if (stage === 'IDEA' || chance.percent(45))
        return startup('TEAM', `Nhóm ${name}`, { ...told, projectName: name }, ...(people as [string]));
      const day = String(1 + chance.whole(28)).padStart(2, '0');
      const firstRegisteredOn = `${2018 + chance.whole(8)}-0${1 + chance.whole(9)}-${day}`;
      return startup('ENTERPRISE', `Công ty TNHH ${name}`, { ...told, firstRegisteredOn }, ...(people as [string]));
    }),
  );
}
