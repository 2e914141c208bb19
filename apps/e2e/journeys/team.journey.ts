import { linkIn, waitForMail } from '../harness/mailbox.ts';
import { signInWithCode } from '../harness/sign-in.ts';
import { expect, product, test } from '../harness/test.ts';

test('a startup with four members, from nothing to four tickets', async ({ page, expectAccessible }) => {
  const word = `${test.info().project.name}${Date.now().toString(36)}`;
  const name = `Trà sen ${word.replace(/\d/g, 'x')}`;
  const [owner, member, outsider, guardian] = ['chu', 'ban', 'ngoai', 'phuhuynh'].map(
    (who) => `${who}-${word}@congty.example`,
  ) as [string, string, string, string];

  await page.goto('/startups');
  await page.getByLabel('Địa chỉ thư điện tử').fill(owner);
  await signInWithCode(page, owner);
  await page.getByRole('link', { name: 'Tạo hồ sơ' }).click();
  await page.getByLabel('Tên', { exact: true }).fill(name);
  await page.getByRole('button', { name: 'Tạo hồ sơ' }).click();
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
  await expect(page.getByText('Chưa đăng ký ai.')).toBeVisible();
  const home = page.url();

  // One of them joins by the invitation in the mail.
  await page.goto(`${home}/members`);
  await page.getByLabel('Địa chỉ thư điện tử').fill(member);
  await page.getByRole('button', { name: 'Gửi lời mời' }).click();
  const invitation = linkIn(await waitForMail(member, new RegExp(name)), /\/invitations\//);
  const other = await page.context().browser()!.newContext({ baseURL: product.url, locale: 'vi-VN' });
  const guest = await other.newPage();
  await guest.goto(invitation);
  await guest.getByLabel('Họ và tên').fill('Trần Văn Minh');
  await guest.getByRole('button', { name: 'Nhận lời mời' }).click();
  await expect(guest.getByText(`Bạn đã tham gia ${name}`)).toBeVisible();

  await page.goto(home);
  await page.getByRole('link', { name: 'Đăng ký tham dự' }).click();
  const person = (number: number) => page.getByRole('group', { name: `Người thứ ${number}` });
  await expect(person(2).getByLabel('Họ và tên', { exact: true })).toHaveValue('Trần Văn Minh');
  const visitors = await page.getByRole('option', { name: /Khách tham quan/ }).textContent();
  await page.getByLabel('Loại vé', { exact: true }).selectOption({ label: visitors! });
  await person(1).getByLabel('Họ và tên', { exact: true }).fill('Nguyễn Thị Chủ');
  await page.getByRole('button', { name: 'Thêm người' }).click();
  await person(3).getByLabel('Họ và tên', { exact: true }).fill('Phạm Thị Ngoài');
  await person(3).getByLabel('Thư điện tử', { exact: true }).fill('khong-phai-thu');
  await page.getByRole('button', { name: 'Thêm người' }).click();
  await person(4).getByLabel('Họ và tên', { exact: true }).fill('Lê Bé Út');
  await person(4).getByRole('checkbox', { name: 'Dưới 16 tuổi' }).check();
  await person(4).getByLabel('Họ tên người giám hộ').fill('Lê Thị Mẹ');
  await person(4).getByLabel('Thư điện tử người giám hộ').fill(guardian);
  await expectAccessible(page);

  // Who is taken out comes back; what was typed outlives a reload.
  await person(2).getByRole('button', { name: 'Bỏ Trần Văn Minh' }).click();
  await expect(person(4)).toBeHidden();
  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  await page.waitForFunction(() => Object.values(localStorage).some((kept) => kept.includes('Lê Thị Mẹ')));
  await page.reload();
  await expect(person(4).getByLabel('Họ tên người giám hộ')).toHaveValue('Lê Thị Mẹ');

  await page.getByRole('checkbox', { name: /Tôi đồng ý/ }).check();
  await page.getByRole('button', { name: 'Đăng ký 4 người' }).click();
  await expect(person(3).getByText('Địa chỉ thư chưa đúng.')).toBeVisible();
  await person(3).getByLabel('Thư điện tử', { exact: true }).fill(outsider);
  await page.getByRole('button', { name: 'Đăng ký 4 người' }).click();
  await expect(page.getByText('Đã đăng ký. Thư đang được gửi đến từng người.')).toBeVisible();
  await expect(page.getByText('3 người chưa trả lời')).toBeVisible();
  await expectAccessible(page);

  await waitForMail(owner, /^Vé/);
  for (const who of [member, outsider]) {
    await guest.goto(linkIn(await waitForMail(who, /Xác nhận tham dự/), /\/confirm$/));
    await guest.getByRole('button', { name: 'Xác nhận và đồng ý' }).click();
    await expect(guest.getByRole('img', { name: /Mã QR vé/ })).toBeVisible();
    await waitForMail(who, /^Vé/);
  }
  await guest.goto(linkIn(await waitForMail(guardian, /người giám hộ/), /\/guardians\//));
  await guest.getByRole('checkbox').check();
  await guest.getByRole('button', { name: 'Đồng ý' }).click();
  await expect(guest.getByText('Bạn đã đồng ý')).toBeVisible();
  await waitForMail(guardian, /^Vé/);
  await other.close();

  await page.reload();
  await expect(page.getByText('Không còn ai phải trả lời.')).toBeVisible();
});
