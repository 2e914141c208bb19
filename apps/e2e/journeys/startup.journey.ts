import { linkIn, waitForMail } from '../harness/mailbox.ts';
import { signInWithCode } from '../harness/sign-in.ts';
import { expect, product, test } from '../harness/test.ts';

test('a startup from nothing: eligibility as the date is typed, and a member who joins from the mail', async ({
  page,
  expectAccessible,
}) => {
  const word = `${test.info().project.name.replace(/\W/g, '')}${Date.now().toString(36)}`.replace(/\d/g, 'x');
  const name = `Bánh cuốn ${word}`;
  const [owner, member] = [`chu-${word}@congty.example`, `ban-${word}@congty.example`].map((one) => one.toLowerCase());

  await page.goto('/startups');
  await page.getByLabel('Địa chỉ thư điện tử').fill(owner!);
  await signInWithCode(page, owner!);
  await expect(page.getByText('Bạn chưa có hồ sơ nào')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Tạo hồ sơ' }).click();

  // A name that is here already is suggested, with no more than its commune.
  await page.getByLabel('Tên', { exact: true }).fill('huong sen dong bang');
  await expect(page.getByText('Công ty cổ phần Hương Sen Đồng Bằng')).toBeVisible();
  await page.getByLabel('Tên', { exact: true }).fill(name);
  const eligibility = page.getByRole('region', { name: 'Bạn có thuộc đối tượng hỗ trợ?' });
  await expect(eligibility.getByText('Bạn chưa khai mục này.')).toBeVisible();
  await page.getByLabel('Ngày cấp giấy chứng nhận lần đầu').fill('2012-05-05');
  await expect(eligibility.getByText('Hồ sơ chưa đạt điều kiện này.')).toBeVisible();
  const lastYear = `${new Date().getFullYear() - 1}-05-05`;
  await page.getByLabel('Ngày cấp giấy chứng nhận lần đầu').fill(lastYear);
  await expect(eligibility.getByText('Được, theo phần tính được')).toBeVisible();
  await expect(eligibility.getByText('Hội đồng đánh giá')).toBeVisible();
  await expect(eligibility.getByText(/ngày đầu của/)).toBeVisible();
  await eligibility.getByLabel('Tính cho sự kiện').selectOption('');
  await expect(eligibility.getByText(/Tính đến hôm nay/)).toBeVisible();
  await expectAccessible(page);

  // What was typed outlives a reload, and nonsense has its sentence beside the field.
  await expect(page.getByText(/Giữ trên máy này/)).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Tên', { exact: true })).toHaveValue(name);
  await page.getByLabel('Mã số thuế').fill('123');
  await page.getByRole('button', { name: 'Tạo hồ sơ' }).click();
  await expect(page.getByText(/Mã số thuế có 10 chữ số/)).toBeVisible();
  await page.getByLabel('Mã số thuế').fill('');
  await page.getByRole('button', { name: 'Tạo hồ sơ' }).click();

  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Hoàn thiện hồ sơ' })).toBeVisible();
  await expectAccessible(page);
  const home = page.url();

  await page.getByRole('link', { name: 'Mời và quản lý' }).click();
  await page.getByLabel('Địa chỉ thư điện tử').fill(member!);
  await page.getByRole('button', { name: 'Gửi lời mời' }).click();
  await expect(page.getByText(member!).first()).toBeVisible();
  await expectAccessible(page);

  const mail = await waitForMail(member!, new RegExp(name));
  const other = await page.context().browser()!.newContext({ baseURL: product.url, locale: 'vi-VN' });
  const guest = await other.newPage();
  await guest.goto(linkIn(mail, /\/invitations\//));
  await expect(guest.getByText(name)).toBeVisible();
  await guest.getByLabel('Họ và tên').fill('Trần Văn Minh');
  await guest.getByRole('button', { name: 'Nhận lời mời' }).click();
  await expect(guest.getByText(`Bạn đã tham gia ${name}`)).toBeVisible();
  await signInWithCode(guest, member!);
  await expect(guest.getByRole('heading', { name, level: 1 })).toBeVisible();
  expect(guest.url()).toBe(home);
  await other.close();

  await page.reload();
  await expect(page.getByText('Trần Văn Minh', { exact: true })).toBeVisible();
});
