import { signInWithCode } from '../harness/sign-in.ts';
import { expect, product, test } from '../harness/test.ts';

const OWNER = 'startup@phohien.example';
const pdf = (bytes: number) =>
  Buffer.concat([Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\n'), Buffer.alloc(bytes, 'x'), Buffer.from('\n%%EOF\n')]);

test('an entry is saved as one types, with the network cut, from two phones, and its slides go on after a reload', async ({
  page,
  context,
  browser,
  expectAccessible,
}) => {
  test.skip(test.info().project.name !== 'phone', 'What is tried is the network, not the width');
  test.setTimeout(150_000);
  await page.goto('/startups');
  await page.getByLabel('Địa chỉ thư điện tử').fill(OWNER);
  await signInWithCode(page, OWNER);
  await page
    .getByRole('link', { name: /Nhãn Lồng/ })
    .first()
    .click();
  await page.getByRole('link', { name: 'Gửi bài dự thi' }).click();
  await page.getByLabel('Tên bài dự thi').fill('Máy sấy nhãn');
  await page.getByRole('button', { name: 'Bắt đầu soạn bài' }).click();
  await page.waitForURL(/entries\/[0-9a-f-]{36}$/);

  // Saved by itself; what is half typed waits in the form, and is not called wrong meanwhile.
  const summary = page.getByLabel('Tóm tắt', { exact: true });
  const saved = page.getByText(/Đã lưu lúc/);
  await summary.fill('Sấy bằng bơm nhiệt.');
  await expect(saved).toBeVisible();
  await page.getByLabel('Đường dẫn video').fill('https://vid');
  await expect(page.getByText('chưa lưu, cần sửa: Đường dẫn video')).toBeVisible();
  await page.getByLabel('Đường dẫn video').fill('');
  await expect(page.getByText('chưa lưu, cần sửa: Đường dẫn video')).toBeHidden();
  await page.getByLabel('Trường, viện của nhóm').selectOption({ index: 1 });
  await expectAccessible(page);

  // Without a network nothing is lost, not even by closing the page; with one it goes by itself.
  await context.setOffline(true);
  await summary.fill('Viết lúc mất mạng.');
  await expect(page.getByText(/^Ngoại tuyến/)).toBeVisible();
  const address = page.url();
  await page.goto('about:blank');
  await context.setOffline(false);
  await page.goto(address);
  await expect(summary).toHaveValue('Viết lúc mất mạng.');
  await expect(page.getByText(/Chúng tôi đã giữ lại/)).toBeHidden();

  // Another phone reads it. Where both change the same, neither overwrites the other before somebody chose.
  const state = await context.storageState();
  const other = await browser.newContext({ baseURL: product.url, locale: 'vi-VN', storageState: state });
  const phone = await other.newPage();
  await phone.goto(address);
  await expect(phone.getByLabel('Tóm tắt', { exact: true })).toHaveValue('Viết lúc mất mạng.');
  await phone.getByLabel('Tóm tắt', { exact: true }).fill('Bản máy hai.');
  await expect(phone.getByText(/Đã lưu lúc/)).toBeVisible();
  await summary.fill('Bản máy một.');
  await expect(page.getByText(/Tạm dừng lưu/)).toBeVisible();
  await expect(page.getByText('Bản máy hai.')).toBeVisible();
  await page.getByRole('button', { name: 'Lưu như bên dưới' }).click();
  await expect(page.getByText(/Tạm dừng lưu/)).toBeHidden();
  await phone.reload();
  await expect(phone.getByLabel('Tóm tắt', { exact: true })).toHaveValue('Bản máy một.');
  await other.close();

  // Slides: the line is cut on the way, the page is opened anew, and the rest follows.
  const offsets: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'PATCH') offsets.push(request.headers()['upload-offset'] ?? '');
  });
  let parts = 0;
  await page.route('**/api/uploads/**', (route) => {
    if (route.request().method() === 'PATCH' && ++parts > 2) return route.abort();
    return route.continue();
  });
  await page
    .getByLabel('Bài trình bày')
    .setInputFiles({ name: 'trinh-bay.pdf', mimeType: 'application/pdf', buffer: pdf(1_500_000) });
  await expect(page.getByText(/Mất mạng: đã gửi 69% trinh-bay.pdf/).first()).toBeVisible();
  await expectAccessible(page);
  await page.reload();
  await expect(page.getByText(/Mất mạng: đã gửi 69% trinh-bay.pdf/).first()).toBeVisible();
  offsets.length = 0;
  await page.unroute('**/api/uploads/**');
  await expect(page.getByText(/Đã nhận trinh-bay.pdf/)).toBeVisible();
  expect(offsets[0]).toBe(String(2 * 512 * 1024));

  await page
    .getByLabel('Tóm tắt một trang')
    .setInputFiles({ name: 'mot-trang.pdf', mimeType: 'application/pdf', buffer: pdf(1000) });
  await expect(page.getByText(/Đã nhận mot-trang.pdf/)).toBeVisible();
  await page.getByRole('button', { name: 'Nộp bài' }).click();
  await expect(page.getByText('Mã biên nhận')).toBeVisible();
  await expect(page.getByRole('link', { name: /Bài trình bày/ })).toBeVisible();
});
