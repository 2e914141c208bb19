import { festival, SESSIONS } from '../harness/demo.ts';
import { waitForMail } from '../harness/mailbox.ts';
import { signInWithCode } from '../harness/sign-in.ts';
import { expect, product, test } from '../harness/test.ts';

test('a hall is drawn and published; a stand is asked for, held, assigned, confirmed, and found on the map', async ({
  page,
  browser,
  request,
  expectAccessible,
}) => {
  const event = await festival(request);
  // Numbers are one of a kind in an event, and every run draws a hall of its own.
  const word = `${test.info().project.name[0]}${Date.now().toString(36).slice(-4)}`.toUpperCase();
  const number = `${word}-1`;
  const name = `Bánh khảo ${word.replace(/\d/g, 'x')}`;
  const address = `gian-${word.toLowerCase()}@congty.example`;

  const desk = await browser.newContext({ baseURL: product.url, locale: 'vi-VN', storageState: SESSIONS.organiser });
  const organiser = await desk.newPage();
  await organiser.goto(`/organise/${event.id}/stands/halls/new`);
  await organiser.getByLabel('Tên nhà trưng bày').fill(`Nhà ${word}`);
  await organiser.getByLabel('Chiều ngang (m)').fill('mười mét');
  await organiser.getByRole('button', { name: 'Bắt đầu vẽ' }).click();
  await expect(organiser.getByLabel('Chiều ngang (m)')).toHaveAttribute('aria-invalid', 'true');
  await organiser.getByLabel('Chiều ngang (m)').fill('20');
  await organiser.getByLabel('Chiều sâu (m)').fill('15');
  await organiser.getByRole('button', { name: 'Bắt đầu vẽ' }).click();

  // Two booths on one floor cannot be published; side by side they can.
  await organiser.getByText('Thêm nhiều gian').click();
  await organiser.getByLabel('Số gian mỗi hàng').fill('1');
  await organiser.getByLabel('Số hàng').fill('1');
  await organiser.getByRole('button', { name: 'Thêm các gian' }).click();
  await organiser.getByLabel('Số gian', { exact: true }).fill(number);
  await organiser.getByLabel('Số gian', { exact: true }).press('Tab');
  await organiser.getByRole('button', { name: 'Thêm các gian' }).click();
  await expect(organiser.getByText('chồng lên nhau')).toBeVisible();
  await organiser.getByLabel('Số gian', { exact: true }).fill(`${word}-2`);
  await organiser.getByLabel('Cách trái (m)').first().fill('5');
  await organiser.getByLabel('Cách trái (m)').first().press('Tab');
  await expect(organiser.getByText('Không có điểm nào cần xem lại.')).toBeVisible();
  await organiser.getByRole('button', { name: 'Hoàn tác' }).click();
  await expect(organiser.getByText('chồng lên nhau')).toBeVisible();
  await organiser.getByRole('button', { name: 'Làm lại' }).click();
  await expectAccessible(organiser);
  await organiser.getByRole('button', { name: 'Công bố sơ đồ' }).click();
  await organiser.getByRole('dialog').getByRole('button', { name: 'Công bố sơ đồ' }).click();
  await expect(organiser.getByText('Đã công bố · bản 1')).toBeVisible();

  await page.goto('/startups');
  await page.getByLabel('Địa chỉ thư điện tử').fill(address);
  await signInWithCode(page, address);
  await expect(page.getByText('Bạn chưa có hồ sơ nào')).toBeVisible();
  await page.goto('/startups/new');
  await page.getByLabel('Tên', { exact: true }).fill(name);
  await page.getByRole('button', { name: 'Tạo hồ sơ' }).click();
  await page.getByRole('link', { name: 'Đề nghị gian hàng' }).click();
  await page.getByLabel('Tên sản phẩm, dịch vụ').fill('Bánh khảo nhân đậu xanh');
  await page.getByLabel('Gian muốn có').fill('Z999');
  await page.getByRole('button', { name: 'Gửi đề nghị' }).click();
  await expect(page.getByText('Có số gian không có trên sơ đồ')).toBeVisible();
  await page.getByLabel('Gian muốn có').fill(number.toLowerCase());
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Gửi đề nghị' }).click();
  await expect(page.getByText('Đã gửi đề nghị')).toBeVisible();

  await organiser.goto(`/organise/${event.id}/stands`);
  await organiser.getByLabel('Tìm đơn vị').fill(name);
  await organiser.getByRole('button', { name: new RegExp(name) }).click();
  // Their wish is free, so it is chosen already.
  await organiser.getByRole('button', { name: 'Giữ 15 phút' }).click();
  await expect(organiser.getByText(`${number} · Đang giữ`)).toBeVisible();
  await organiser.getByRole('button', { name: 'Xếp gian này' }).click();
  await expect(organiser.getByText(`${number} · Chờ xác nhận`)).toBeVisible();
  await desk.close();

  await waitForMail(address, new RegExp(number));
  await page.reload();
  await page.getByRole('button', { name: 'Xác nhận gian hàng' }).click();
  await expect(page.getByText('Đã xác nhận')).toBeVisible();

  const phone = await browser.newContext({
    baseURL: product.url,
    locale: 'vi-VN',
    viewport: { width: 360, height: 740 },
    hasTouch: true,
  });
  const visitor = await phone.newPage();
  await visitor.goto(`/events/${event.slug}/stands`);
  await visitor.getByLabel('Tìm gian hàng').fill(`banh khao ${word.replace(/\d/g, 'x')}`);
  await visitor.getByRole('link', { name: new RegExp(name) }).click();
  await expect(visitor.getByRole('heading', { name })).toBeVisible();
  await expect(visitor.getByText('Bánh khảo nhân đậu xanh')).toBeVisible();
  await expectAccessible(visitor);
  await phone.close();
});
