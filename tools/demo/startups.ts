import type { Field, OpenKind, OrganisationProfile, Stage } from '@pho-hien/organisations-core';
import { communeCode } from './communes.ts';

/** Somebody of a startup of the demonstration. */
export interface DemoPerson {
  readonly name: string;
  readonly email: string;
}

/** A startup of the demonstration: who answers for it first. */
export interface DemoStartup {
  readonly profile: OrganisationProfile;
  readonly people: readonly [owner: DemoPerson, ...members: DemoPerson[]];
}

type Told = Partial<OrganisationProfile> & { readonly commune: string };

/** One of them, with its people as `name · address`. */
export function startup(
  kind: OpenKind,
  name: string,
  { commune, ...told }: Told,
  ...people: readonly [string, ...string[]]
): DemoStartup {
  const [owner, ...members] = people.map((line) => {
    const [personName, email] = line.split(' · ') as [string, string];
    return { name: personName, email };
  }) as [DemoPerson, ...DemoPerson[]];
  return {
    profile: {
      kind,
      name,
      taxCode: null,
      firstRegisteredOn: null,
      projectName: null,
      field: null,
      stage: null,
      intellectualProperty: [],
      pitch: '',
      website: null,
      communeCode: communeCode(commune),
      logoFileId: null,
      headExperienceYears: null,
      hasSupportProcess: false,
      hasCooperationAgreements: false,
      ...told,
    },
    people: [owner, ...members],
  };
}

const at = (field: Field, stage: Stage) => ({ field, stage });

/** Some twenty, of every kind; two of them are one and the same, for the organisers to find. */
export const startups: readonly DemoStartup[] = [
  startup(
    'ENTERPRISE',
    'Công ty TNHH Nhãn Lồng Phố Hiến',
    {
      commune: 'Phố Hiến',
      ...at('FOOD', 'FIRST_CUSTOMERS'),
      firstRegisteredOn: '2024-03-15',
      intellectualProperty: ['TRADEMARK'],
      pitch: 'Nhãn lồng sấy dẻo, giữ vị tươi mười hai tháng, truy xuất được từng vườn.',
      website: 'https://nhanlong.example',
    },
    'Lê Thị Thu Hường · startup@phohien.example',
    'Lê Văn Đạt · dat@nhanlong.example',
    'Hoàng Mai Chi · chi@nhanlong.example',
  ),
  startup(
    'TEAM',
    'Nhãn Lồng Phố Hiến',
    { commune: 'Phố Hiến', ...at('FOOD', 'IDEA'), projectName: 'Nhãn sấy dẻo' },
    'Lê Văn Đạt · dat@nhanlong.example',
  ),
  startup(
    'ENTERPRISE',
    'Công ty cổ phần Hương Sen Đồng Bằng',
    {
      commune: 'Yên Mỹ',
      ...at('FOOD', 'GROWTH'),
      firstRegisteredOn: '2019-06-20',
      pitch: 'Trà ướp sen và mứt sen từ đầm sen của mười hai hộ.',
    },
    'Trần Thị Bích Liên · lien@huongsen.example',
    'Vũ Đình Khánh · khanh@huongsen.example',
  ),
  startup(
    'TEAM',
    'Đội Trạm Nước Thông Minh',
    {
      commune: 'Mỹ Hào',
      ...at('ENVIRONMENT', 'PROTOTYPE'),
      projectName: 'Trạm đo nước kênh mương',
      pitch: 'Cảm biến đo độ mặn và mực nước, báo về điện thoại của tổ thủy nông.',
    },
    'Phạm Quốc Bảo · bao@tramnuoc.example',
    'Ngô Hải Yến · yen@tramnuoc.example',
    'Đỗ Minh Trí · tri@tramnuoc.example',
  ),
  startup(
    'INDIVIDUAL',
    'Nguyễn Văn Phúc',
    { commune: 'Tiên Lữ', ...at('CRAFT', 'FIRST_CUSTOMERS'), projectName: 'Đèn lồng tre gấp gọn' },
    'Nguyễn Văn Phúc · phuc@dentre.example',
  ),
  startup(
    'ENTERPRISE',
    'Công ty TNHH Lớp Học Đêm',
    {
      commune: 'Khoái Châu',
      ...at('EDUCATION', 'GROWTH'),
      firstRegisteredOn: '2022-09-05',
      website: 'https://lophocdem.example',
    },
    'Lê Hoàng Yến · hoangyen@lopdem.example',
    'Bùi Quang Minh · quangminh@phanmem.example',
  ),
  startup(
    'ENTERPRISE',
    'Công ty TNHH Cơ Khí Đức Long',
    {
      commune: 'Mỹ Hào',
      ...at('MANUFACTURING', 'GROWTH'),
      firstRegisteredOn: '2023-01-10',
      intellectualProperty: ['UTILITY_SOLUTION'],
    },
    'Trần Đức Long · duclong@maycokhi.example',
  ),
  startup(
    'TEAM',
    'Vườn Rau Ba Tầng',
    { commune: 'Văn Giang', ...at('AGRICULTURE', 'PROTOTYPE'), projectName: 'Giàn rau thủy canh cho nhà phố' },
    'Hoàng Thị Lan · thilan@hoptacxa.example',
    'Mai Anh Tuấn · anhtuan@muabanve.example',
  ),
  startup(
    'ENTERPRISE',
    'Công ty TNHH Chuyến Xe Chung',
    { commune: 'Như Quỳnh', ...at('COMMERCE', 'FIRST_CUSTOMERS'), firstRegisteredOn: '2025-02-11' },
    'Đỗ Mạnh Hùng · manhhung@vantai.example',
  ),
  startup(
    'INDIVIDUAL',
    'Vũ Ngọc Hà',
    { commune: 'Thái Bình', ...at('HEALTH', 'IDEA'), projectName: 'Nhắc uống thuốc cho người cao tuổi' },
    'Vũ Ngọc Hà · ngocha@nhacthuoc.example',
  ),
  startup(
    'TEAM',
    'Tương Bần Trẻ',
    { commune: 'Đường Hào', ...at('FOOD', 'FIRST_CUSTOMERS'), projectName: 'Tương Bần đóng gói nhỏ' },
    'Đặng Phương Thảo · phuongthao@sinhvien.example',
    'Phạm Thu Trang · thutrang@tuongban.example',
  ),
  startup(
    'ENTERPRISE',
    'Công ty TNHH Chiếu Cói Tiền Hải',
    { commune: 'Tiền Hải', ...at('CRAFT', 'GROWTH'), firstRegisteredOn: '2021-11-30' },
    'Trịnh Công Thành · congthanh@chieucoi.example',
  ),
  startup(
    'ENTERPRISE',
    'Công ty cổ phần Bản Đồ Ruộng',
    {
      commune: 'Kiến Xương',
      ...at('DIGITAL', 'FIRST_CUSTOMERS'),
      firstRegisteredOn: '2024-08-19',
      intellectualProperty: ['COPYRIGHT', 'APPLIED_FOR'],
    },
    'Nguyễn Tiến Dũng · dung@bandoruong.example',
    'Lương Thanh Tâm · tam@bandoruong.example',
  ),
  startup(
    'TEAM',
    'Đi Chợ Quê',
    { commune: 'Hưng Hà', ...at('TOURISM', 'IDEA'), projectName: 'Tuyến đi chợ phiên cuối tuần' },
    'Bùi Thị Hạnh · hanh@dichoque.example',
  ),
  startup(
    'ENTERPRISE',
    'Công ty TNHH Muối Diêm Điền',
    { commune: 'Thái Thuỵ', ...at('FOOD', 'PROTOTYPE'), firstRegisteredOn: '2025-10-01' },
    'Phan Văn Lực · luc@muoidiemdien.example',
  ),
  startup(
    'TEAM',
    'Ví Tiết Kiệm Tổ Dân Phố',
    { commune: 'Đông Hưng', ...at('FINANCE', 'IDEA'), projectName: 'Sổ góp vốn quay vòng' },
    'Tạ Thị Vân · van@sogopvon.example',
  ),
  startup(
    'SUPPORT',
    'Vườn ươm Khởi nghiệp Phố Nối',
    {
      commune: 'Mỹ Hào',
      headExperienceYears: 6,
      hasSupportProcess: true,
      hasCooperationAgreements: true,
      pitch: 'Chín tháng cùng nhóm khởi nghiệp: cố vấn, xưởng thử, vòng gọi vốn đầu.',
    },
    'Đinh Thị Thanh Mai · mai@vuonuom.example',
    'Cao Xuân Trường · truong@vuonuom.example',
  ),
  startup(
    'SUPPORT',
    'Câu lạc bộ Cố vấn Sông Hồng',
    { commune: 'Phố Hiến', headExperienceYears: 3, hasSupportProcess: true },
    'Hồ Sỹ Quý · quy@covansonghong.example',
  ),
  startup(
    'SCHOOL',
    'Trường THPT Minh Hoạ Khoái Châu',
    { commune: 'Khoái Châu' },
    'Nguyễn Thị Hoa · dieu-phoi@phohien.example',
  ),
  startup(
    'SCHOOL',
    'Trường Cao đẳng Minh Hoạ Phố Hiến',
    { commune: 'Phố Hiến' },
    'Trương Văn Kiên · kien@caodangminhhoa.example',
  ),
];
