import { communeName as at } from './communes.ts';
import type { FestivalTicket } from './festival.ts';

/** What became of a registration after it was sent. */
export type Fate = 'approve' | 'reject' | 'cancel' | 'revoke' | 'reissue';

/** Somebody who registers in the demonstration. */
export interface DemoRegistrant {
  readonly ticket: FestivalTicket;
  readonly name: string;
  readonly email: string;
  readonly phone?: string;
  readonly organisation?: string;
  readonly note?: string;
  readonly english?: boolean;
  readonly news?: boolean;
  readonly fate?: Fate;
}

const visitors: DemoRegistrant[] = [
  {
    ticket: 'visitor',
    name: 'Nguyễn Thị Mỹ Duyên',
    email: 'my.duyen@thukhoa.example',
    phone: '0912 345 678',
    news: true,
  },
  {
    ticket: 'visitor',
    name: 'Trần Đức Long',
    email: 'duclong@maycokhi.example',
    phone: '0983 112 204',
    organisation: `Xưởng cơ khí Đức Long, ${at('Mỹ Hào')}`,
  },
  { ticket: 'visitor', name: 'Phạm Thu Trang', email: 'gia.dinh.trang@nhavuon.example', phone: '0904 771 320' },
  {
    ticket: 'visitor',
    name: 'Phạm Gia Bảo',
    email: 'gia.dinh.trang@nhavuon.example',
    phone: '0904 771 320',
    note: 'Cháu đi cùng mẹ.',
  },
  {
    ticket: 'visitor',
    name: 'Lê Hoàng Yến',
    email: 'hoangyen@lopdem.example',
    organisation: `Trường THPT tại ${at('Khoái Châu')}`,
    news: true,
  },
  { ticket: 'visitor', name: 'Đỗ Mạnh Hùng', email: 'manhhung@vantai.example', phone: '0977 450 118', fate: 'cancel' },
  // What the demonstration's mail server refuses: for good, and for now.
  { ticket: 'visitor', name: 'Cao Thị Nhầm', email: 'thinham@khong-ton-tai.example' },
  { ticket: 'visitor', name: 'Tạ Văn Đầy', email: 'vanday@hop-thu-day.example' },
  { ticket: 'visitor', name: 'Vũ Ngọc Ánh', email: 'ngocanh@thuvien.example' },
  { ticket: 'visitor', name: 'Bùi Quang Minh', email: 'quangminh@phanmem.example', phone: '0868 204 517', news: true },
  {
    ticket: 'visitor',
    name: 'Hoàng Thị Lan',
    email: 'thilan@hoptacxa.example',
    organisation: `Hợp tác xã rau an toàn, ${at('Yên Mỹ')}`,
  },
  {
    ticket: 'visitor',
    name: 'Ngô Văn Tâm',
    email: 'vantam@langnghe.example',
    phone: '0355 609 231',
    organisation: `Làng nghề tại ${at('Tiên Lữ')}`,
    note: 'Tôi đi xe lăn, xin chỗ đỗ gần cổng.',
  },
  { ticket: 'visitor', name: 'Đặng Phương Thảo', email: 'phuongthao@sinhvien.example', news: true },
  {
    ticket: 'visitor',
    name: 'Emma Lindqvist',
    email: 'emma@nordicfoods.example',
    organisation: 'Nordic Foods',
    english: true,
  },
  {
    ticket: 'visitor',
    name: 'Trịnh Công Thành',
    email: 'congthanh@xaydung.example',
    phone: '0936 118 842',
    fate: 'reissue',
  },
  { ticket: 'visitor', name: 'Mai Anh Tuấn', email: 'anhtuan@muabanve.example', fate: 'revoke' },
];

const talk: DemoRegistrant[] = [
  'Nguyễn Hải Đăng',
  'Trần Thị Bích Ngọc',
  'Lê Minh Quân',
  'Phạm Khánh Linh',
  'Hoàng Đức Anh',
  'Vũ Thị Hồng Nhung',
  'Đỗ Tiến Dũng',
  'Bùi Thị Thanh Tâm',
  'Ngô Quốc Việt',
  'Dương Thùy Dung',
  'Lưu Văn Khoa',
].map((name, i) => ({ ticket: 'talk', name, email: `hoithao${i + 1}@khachdu.example` }));

const stands: DemoRegistrant[] = [
  {
    ticket: 'stand',
    name: 'Nguyễn Văn Hiếu',
    email: 'hieu@nhanlong.example',
    phone: '0915 220 617',
    organisation: `Hợp tác xã Nhãn lồng, ${at('Phố Hiến')}`,
    note: 'Cần một ổ cắm cho tủ mát.',
    fate: 'approve',
  },
  {
    ticket: 'stand',
    name: 'Trần Thị Hương',
    email: 'huong@nghehoangyen.example',
    phone: '0978 301 244',
    organisation: `Tinh bột nghệ Hương Quê, ${at('Chí Minh')}`,
    fate: 'approve',
  },
  {
    ticket: 'stand',
    name: 'Lê Quang Vinh',
    email: 'vinh@hoacanh.example',
    phone: '0902 518 336',
    organisation: `Hoa cây cảnh, ${at('Văn Giang')}`,
    note: 'Xin gian hàng ngoài trời.',
  },
  {
    ticket: 'stand',
    name: 'Phạm Thị Ngân',
    email: 'ngan@chieucoi.example',
    phone: '0963 700 415',
    organisation: `Chiếu cói, ${at('Hưng Hà')}`,
  },
  {
    ticket: 'stand',
    name: 'Đào Minh Tuệ',
    email: 'tue@nuoitrong.example',
    organisation: `Giống thủy sản, ${at('Thái Thuỵ')}`,
  },
  {
    ticket: 'stand',
    name: 'Đào Minh Tuệ',
    email: 'minhtue.kd@nuoitrong.example',
    phone: '0984 226 109',
    organisation: `Giống thủy sản, ${at('Thái Thuỵ')}`,
  },
  {
    ticket: 'stand',
    name: 'Đào Minh Tuệ',
    email: 'phongkinhdoanh@nuoitrong.example',
    phone: '0984 226 109',
    organisation: `Giống thủy sản, ${at('Thái Thuỵ')}`,
  },
  {
    ticket: 'stand',
    name: 'Hà Thị Kim Oanh',
    email: 'oanh@banhang.example',
    organisation: 'Bán hàng lưu động',
    fate: 'reject',
  },
  { ticket: 'stand', name: 'Kenji Mori', email: 'mori@agritech.example', organisation: 'Mori Agritech', english: true },
];

const contestants: DemoRegistrant[] = [
  {
    ticket: 'contestant',
    name: 'Nguyễn Hà My',
    email: 'hamy@doithi.example',
    organisation: `Đội Vỏ nhãn xanh, ${at('Tân Hưng')}`,
    fate: 'approve',
  },
  {
    ticket: 'contestant',
    name: 'Trần Bảo Nam',
    email: 'baonam@doithi.example',
    organisation: `Đội Bản đồ ngập, ${at('Kiến Xương')}`,
    fate: 'approve',
  },
  {
    ticket: 'contestant',
    name: 'Vũ Minh Châu',
    email: 'minhchau@doithi.example',
    organisation: `Đội Sữa sen, ${at('Ân Thi')}`,
  },
  {
    ticket: 'contestant',
    name: 'Phan Tuấn Kiệt',
    email: 'tuankiet@doithi.example',
    organisation: `Đội Phao cứu sinh, ${at('Tiền Hải')}`,
  },
  { ticket: 'contestant', name: 'Lý Thanh Mai', email: 'thanhmai@doithi.example', fate: 'cancel' },
];

const press: DemoRegistrant[] = [
  {
    ticket: 'press',
    name: 'Đinh Thị Hoài',
    email: 'hoai@baotinh.example',
    phone: '0913 640 225',
    organisation: 'Báo tỉnh',
    fate: 'approve',
  },
  {
    ticket: 'press',
    name: 'Cao Việt Bách',
    email: 'bach@truyenhinh.example',
    organisation: 'Truyền hình',
    note: 'Đoàn ba người, hai máy quay.',
  },
];

/** Everybody who registers, about forty, in the order in which they do. */
export const registrants: readonly DemoRegistrant[] = [...visitors, ...talk, ...stands, ...contestants, ...press];
