import { searchKey } from '@pho-hien/kernel';
import type { Chance } from './chance.ts';

/** Family names about as often as they are borne; every name that comes of these lists is invented. */
const FAMILY =
  'Nguyễn Nguyễn Nguyễn Nguyễn Nguyễn Trần Trần Trần Lê Lê Phạm Phạm Hoàng Vũ Vũ Đỗ Đỗ Bùi Đặng Ngô Đào Dương Phan Lưu Đoàn Trịnh Mai Tạ Cao Hà'.split(
    ' ',
  );
const WOMEN = {
  middle: 'Thị Thị Thị Thu Ngọc Minh Thanh Phương Khánh Bảo Hải Thùy'.split(' '),
  given:
    'Anh Linh Trang Hương Hà Lan Mai Ngọc Thảo Nhung Hằng Yến Oanh Quỳnh Loan Thủy Dung Huệ Hiền Hạnh Vân My Chi Giang Tâm Nga Thu Châu Nhàn Thoa'.split(
      ' ',
    ),
};
const MEN = {
  middle: 'Văn Văn Văn Đức Minh Quang Hữu Xuân Công Tuấn Quốc Thành Gia Anh'.split(' '),
  given:
    'Hùng Dũng Minh Tuấn Nam Long Sơn Khánh Đạt Huy Thắng Hiếu Tùng Quân Phong Kiên Trung Duy Cường Hải Bình Vinh Toàn Khôi Phúc Lâm Tiến Thịnh Đông Mạnh'.split(
      ' ',
    ),
};
const HOUSES = ['congty', 'sinhvien', 'truonghoc', 'nhavuon', 'hoptacxa', 'langnghe', 'phanmem', 'xuongmay', 'giadinh'];

/** Somebody who does not exist. */
export interface InventedPerson {
  readonly name: string;
  readonly email: string;
}

/** The `number`-th person: the number keeps two of one name apart. */
export function inventedPerson(chance: Chance, number: number): InventedPerson {
  const { middle, given } = chance.percent(52) ? WOMEN : MEN;
  const [family, called] = [chance.one(FAMILY), chance.one(given)];
  const name = `${family} ${chance.one(middle)} ${called}`;
  return { name, email: `${searchKey(`${called}${family}`)}.${number}@${chance.one(HOUSES)}.example` };
}

const PREFIXES = ['091', '098', '090', '096', '086', '035', '093', '077'];

/** A telephone number as people write it. */
export const inventedPhone = (chance: Chance): string =>
  `${chance.one(PREFIXES)}${chance.whole(10)} ${100 + chance.whole(900)} ${100 + chance.whole(900)}`;
