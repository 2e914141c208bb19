import { festival, SESSIONS } from '../harness/demo.ts';
import { expect, product, test } from '../harness/test.ts';

test('the simulator runs, and an event’s day moves on the page and on the wall', async ({
  browser,
  request,
  expectAccessible,
  isMobile,
}) => {
  test.skip(isMobile, 'the day is the same at both sizes; the wall is wide');
  const event = await festival(request);
  const context = await browser.newContext({
    baseURL: product.url,
    storageState: SESSIONS.organiser,
    locale: 'vi-VN',
    viewport: { width: 1920, height: 1080 },
    // A scan that fades in is pale for a moment.
    reducedMotion: 'reduce',
  });
  const desk = await context.newPage();
  await desk.goto(`/organise/${event.id}/live`);
  await expect(desk.getByRole('status').first()).toContainText('Trực tiếp');
  await desk.getByRole('button', { name: 'Bắt đầu mô phỏng' }).click();
  await expect(desk.getByText(/đã quét [1-9]\d* lượt/)).toBeVisible();
  await expect(desk.getByRole('img', { name: /Biểu đồ lượt vào/ })).toBeVisible();
  await expectAccessible(desk);

  await desk.getByRole('link', { name: 'Mở cho màn hình lớn' }).click();
  await expect(desk.getByRole('link', { name: 'Về trang thường' })).toBeVisible();
  await expectAccessible(desk);
  await desk.getByRole('link', { name: 'Về trang thường' }).click();
  await desk.getByRole('button', { name: 'Dừng mô phỏng' }).click();
  await expect(desk.getByRole('button', { name: 'Bắt đầu mô phỏng' })).toBeVisible();
  await context.close();
});
