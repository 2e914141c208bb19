import { writeXlsx } from 'hucre/xlsx';
import { demoAccount } from '../harness/demo.ts';
import { linkIn, waitForMail } from '../harness/mailbox.ts';
import { expect, test } from '../harness/test.ts';

const HEADINGS = [
  'Họ và tên',
  'Ngày sinh',
  'Thư điện tử',
  'Số điện thoại',
  'Họ tên người giám hộ',
  'Thư điện tử người giám hộ',
];

test('a school’s spreadsheet: three mistakes, corrected, confirmed by an adult and a guardian, tickets', async ({
  page,
  request,
  expectAccessible,
}) => {
  const word = `${test.info().project.name}${Date.now().toString(36)}`;
  const [teacher, other, guardian] = ['thay', 'co', 'phuhuynh'].map((who) => `${who}-${word}@truong.example`) as [
    string,
    string,
    string,
  ];
  const rows = [
    HEADINGS,
    ['Trần Văn Thầy', '05/03/1980', teacher, '0912345678'],
    ['Phạm Thị Cô', '31/02/1985', other, '0912345679'],
    ['Lê Bé Na', '05/03/2014', '', '', 'Lê Thị Mẹ', 'không phải thư'],
    ['', '06/03/2014', '', '', 'Đỗ Văn Bố', `bo-${word}@nha.example`],
  ];
  const file = {
    name: 'Lớp 6A.xlsx',
    mimeType: '',
    buffer: Buffer.from(await writeXlsx({ sheets: [{ name: '6A', rows }] })),
  };

  const account = await demoAccount(request, 'COORDINATOR');
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Dùng mật khẩu' }).click();
  await page.getByLabel('Địa chỉ thư điện tử').fill(account.email);
  await page.getByLabel('Mật khẩu').fill(account.password);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await expect(page).not.toHaveURL(/sign-in/);
  await page.goto('/startups');
  await page.getByRole('link', { name: 'Trường THPT Minh Hoạ Khoái Châu' }).click();
  await page.getByRole('link', { name: 'Đăng ký tham dự' }).click();
  const visitors = await page.getByRole('option', { name: /Khách tham quan/ }).textContent();
  await page.getByLabel('Loại vé', { exact: true }).selectOption({ label: visitors! });

  // A picture that calls itself a spreadsheet is told so, and the next file is read.
  const choose = page.getByLabel('Tệp danh sách (.xlsx)');
  await choose.setInputFiles({ name: 'anh.xlsx', mimeType: '', buffer: Buffer.from('89504e470d0a1a0a00', 'hex') });
  await page.getByRole('button', { name: 'Gửi và xem trước' }).click();
  await expect(page.getByText('Đây không phải bảng tính.')).toBeVisible();
  await choose.setInputFiles(file);
  await page.getByRole('button', { name: 'Gửi và xem trước' }).click();

  await expect(page.getByText('1 dòng đúng · 3 dòng cần sửa')).toBeVisible();
  const row = (number: number) => page.getByRole('listitem').filter({ hasText: `Dòng ${number}` });
  await expect(row(3).getByText('Ngày sinh chưa đúng.')).toBeVisible();
  await expect(row(4).getByText('Địa chỉ thư chưa đúng.')).toBeVisible();
  await expect(row(5).getByText('Bạn cần điền mục này.')).toBeVisible();
  await expectAccessible(page);
  await row(3).getByLabel('Ngày sinh').fill('28/02/1985');
  await row(3).getByRole('button', { name: 'Lưu dòng 3' }).click();
  await expect(page.getByText('2 dòng đúng · 2 dòng cần sửa')).toBeVisible();
  await row(4).getByLabel('Thư điện tử người giám hộ').fill(guardian);
  await row(4).getByRole('button', { name: 'Lưu dòng 4' }).click();
  await row(5).getByRole('button', { name: 'Bỏ dòng 5' }).click();
  await expect(page.getByText('Danh sách đã đúng.')).toBeVisible();
  await page.getByRole('button', { name: 'Đăng ký 3 người' }).click();
  await expect(page.getByText('3 người chưa trả lời')).toBeVisible();
  await expectAccessible(page);
  const group = page.url();

  await page.goto(linkIn(await waitForMail(teacher, /Xác nhận tham dự/), /\/confirm$/));
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Xác nhận và đồng ý' }).click();
  await expect(page.getByRole('img', { name: /Mã QR vé/ })).toBeVisible();
  await page.goto(linkIn(await waitForMail(guardian, /người giám hộ/), /\/guardians\//));
  await page.getByRole('checkbox').check();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Đồng ý' }).click();
  await expect(page.getByText('Bạn đã đồng ý')).toBeVisible();
  await Promise.all([teacher, guardian].map((who) => waitForMail(who, /^Vé/)));

  // Who has not answered does not come after all: it asks first.
  await page.goto(group);
  await expect(page.getByText('1 người chưa trả lời')).toBeVisible();
  await page.getByRole('link', { name: 'Hủy đăng ký của Phạm Thị Cô' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Hủy đăng ký' }).click();
  await expect(page.getByText('Không còn ai phải trả lời.')).toBeVisible();
});
