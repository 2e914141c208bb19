import type { Page } from '@playwright/test';
import { authenticatorCode } from '../harness/authenticator.ts';
import { festival, registrant, SESSIONS } from '../harness/demo.ts';
import { linkIn, waitForMail } from '../harness/mailbox.ts';
import { expect, product, test } from '../harness/test.ts';

/** Asks for a code by mail and types it; ends wherever the page goes on to. */
async function signInByMail(page: Page, email: string, mails: number): Promise<void> {
  await page.getByLabel('Địa chỉ thư điện tử').fill(email);
  await page.getByRole('button', { name: 'Gửi mã đăng nhập' }).click();
  const mail = await waitForMail(email, /[Mm]ã đăng nhập/, mails);
  await page.getByLabel('Mã đăng nhập').fill(/\b\d{6}\b/.exec(mail.text ?? '')![0]);
}

test.skip(({ isMobile }) => isMobile, 'what a second factor asks does not depend on the size');

test('an organiser invited by mail proves a second factor, ends another device and sets a password', async ({
  page,
  browser,
  viewport,
  request,
  expectAccessible,
}) => {
  const event = await festival(request);
  const { email } = registrant('Vũ Thị Điều Phối', '');
  const options = { baseURL: product.url, locale: 'vi-VN', ...(viewport && { viewport }) };
  const inviting = await browser.newContext({ ...options, storageState: SESSIONS.organiser });
  const desk = await inviting.newPage();
  await desk.goto(`/organise/${event.id}/staff`);
  await desk.getByLabel('Địa chỉ thư', { exact: true }).fill(email);
  await desk.getByRole('radio', { name: 'Người tổ chức' }).check();
  await desk.getByRole('button', { name: 'Gửi lời mời' }).click();
  await expect(desk.getByText(`Lời mời đang được gửi đến ${email}`)).toBeVisible();
  await inviting.close();

  await page.goto(linkIn(await waitForMail(email, /mời/), /\/invitations\//));
  await page.getByLabel('Họ và tên của bạn').fill('Vũ Thị Điều Phối');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Nhận lời mời' }).click();
  await signInByMail(page, email, 1);

  await expect(page).toHaveURL(/\/account/);
  await expect(page.getByText('Bạn cần bật xác thực hai bước')).toBeVisible();
  await page.getByRole('button', { name: 'Bật xác thực hai bước' }).click();
  const key = await page.locator('code').first().innerText();
  await expectAccessible(page);
  await page.getByLabel(/Nhập mã 6 chữ số/).fill(authenticatorCode(key));
  await expect(page.getByText('Cất giữ các mã dự phòng')).toBeVisible();
  const [backup] = await page.locator('li code').allInnerTexts();
  await page.getByRole('button', { name: 'Tôi đã cất các mã này' }).click();
  await expect(page.getByText('Đang bật')).toBeVisible();

  // The other device proves itself with a backup code: an app's code is good once in its half minute.
  const other = await (await browser.newContext(options)).newPage();
  await other.goto('/sign-in');
  await signInByMail(other, email, 2);
  await other.getByRole('button', { name: /Dùng mã dự phòng/ }).click();
  await other.getByLabel('Mã dự phòng').fill(backup!);
  await other.getByRole('button', { name: 'Xác nhận' }).click();
  await expect(other).not.toHaveURL(/sign-in/);
  await other.goto(`/organise/${event.id}/staff`);
  await expect(other.getByText(email).first()).toBeVisible();

  await page.reload();
  await page.getByRole('button', { name: 'Đăng xuất khỏi thiết bị', exact: true }).click();
  await expect(page.getByText('Đã đăng xuất khỏi thiết bị đó')).toBeVisible();
  await other.reload();
  await expect(other).toHaveURL(/sign-in/);
  await other.context().close();

  await page.getByLabel('Mật khẩu mới').fill('ngan');
  await page.getByRole('button', { name: 'Đặt mật khẩu' }).click();
  await expect(page.getByText('Mật khẩu cần ít nhất 12 ký tự.')).toBeVisible();
  await page.getByLabel('Mật khẩu mới').fill('mùa nhãn lồng Phố Hiến');
  await page.getByRole('button', { name: 'Đặt mật khẩu' }).click();
  await expect(page.getByText('Đã lưu mật khẩu mới')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Đổi mật khẩu' })).toBeVisible();
  await expectAccessible(page);
});
