import { festival, register, registerToTicket, registrant } from '../harness/demo.ts';
import { linkIn, mailsTo, waitForMail } from '../harness/mailbox.ts';
import { expect, test } from '../harness/test.ts';

test('a visitor registers, and the ticket arrives on the screen and by mail', async ({
  page,
  request,
  expectAccessible,
}) => {
  const { slug } = await festival(request);
  const visitor = registrant('Nguyễn Thị Hồng Nhung', 'Khách tham quan');

  await page.goto(`/events/${slug}`);
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Đăng ký tham dự' }).first().click();
  await expectAccessible(page);
  await registerToTicket(page, slug, visitor);

  await expect(page.getByRole('img', { name: `Mã QR vé của ${visitor.name}` })).toBeVisible();
  await expectAccessible(page);
  const shortCode = await page
    .getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]$/)
    .first()
    .innerText();

  const mail = await waitForMail(visitor.email, /Vé của bạn/);
  expect(mail.subject).toContain(shortCode);
  expect(mail.attachments.map(({ contentType }) => contentType).sort()).toEqual([
    'application/pdf',
    'image/png',
    'text/calendar',
  ]);
  await page.goto(linkIn(mail, /\/tickets\//));
  await expect(page.getByRole('heading', { name: new RegExp(visitor.name) }).first()).toBeVisible();
});

test('what was typed survives a reload, and mistakes stand beside their fields', async ({
  page,
  request,
  expectAccessible,
}) => {
  const { slug } = await festival(request);
  await page.goto(`/events/${slug}/register`);
  await page.getByLabel('Họ và tên').fill('Lê Văn Tám');
  await page.getByLabel('Địa chỉ thư điện tử').fill('khong-phai-thu');
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await expect(page.getByLabel('Địa chỉ thư điện tử')).toHaveAttribute('aria-invalid', 'true');
  await expectAccessible(page);
  await page.reload();
  await expect(page.getByLabel('Họ và tên')).toHaveValue('Lê Văn Tám');
});

test('under 16, the guardian’s answer is what brings the ticket', async ({ page, request, expectAccessible }) => {
  const { slug } = await festival(request);
  const child = registrant('Phạm Bé Đức', 'Khách tham quan');
  const guardian = registrant('Phạm Thị Mẹ', child.ticketType);
  await page.goto(`/events/${slug}/register`);
  await page.getByLabel('Họ và tên').fill(child.name);
  await page.getByLabel('Địa chỉ thư điện tử').fill(child.email);
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await expect(page.getByText('Bạn chọn một trong hai ô này.')).toBeVisible();
  await page.getByRole('radio', { name: 'Dưới 16 tuổi' }).check();
  await page.getByLabel('Họ tên người giám hộ').fill(child.name);
  await page.getByLabel('Thư điện tử người giám hộ').fill(guardian.email);
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await expect(page.getByText('Bạn ghi tên người giám hộ, không ghi lại tên mình.')).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('Họ tên người giám hộ').fill(guardian.name);
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await page.getByRole('radio', { name: child.ticketType }).check();
  await page.getByRole('button', { name: 'Tiếp tục' }).click();

  // Without consent nothing is sent; and a child is asked only for what the registration needs.
  await expect(page.getByRole('checkbox')).toHaveCount(1);
  await expect(page.getByRole('checkbox')).not.toBeChecked();
  await page.getByRole('button', { name: 'Gửi đăng ký' }).click();
  await expect(page.getByText('Chúng tôi cần sự đồng ý này để cấp vé cho bạn.')).toBeVisible();
  expect(await mailsTo(child.email)).toEqual([]);
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Gửi đăng ký' }).click();
  await expect(page.getByRole('heading', { name: 'Đang chờ người giám hộ' })).toBeVisible();
  await expectAccessible(page);
  const wallet = page.url();
  await page.getByRole('button', { name: 'Gửi lại thư cho người giám hộ' }).click();
  await expect(page.getByText(`Đang gửi lại thư cho ${guardian.name}.`)).toBeVisible();

  await page.goto(linkIn(await waitForMail(guardian.email, /người giám hộ/), /\/guardians\//));
  await page.getByRole('checkbox').check();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Đồng ý' }).click();
  await expect(page.getByText('Bạn đã đồng ý')).toBeVisible();
  await waitForMail(child.email, /Vé của bạn/);
  await page.goto(wallet);
  await expect(page.getByRole('img', { name: `Mã QR vé của ${child.name}` })).toBeVisible();
});

test('the page of the event reads without JavaScript, in both languages', async ({ browser, request, baseURL }) => {
  const { slug } = await festival(request);
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL && { baseURL }) });
  const page = await context.newPage();
  await page.goto(`/events/${slug}`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Ngày hội Khởi nghiệp');
  await expect(page.getByRole('link', { name: 'Đăng ký tham dự' }).first()).toBeVisible();
  await page.goto(`/en/events/${slug}`);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Festival');
  await context.close();
});

test('who registers twice is told so, and gets the same ticket again by mail', async ({ page, request }) => {
  const { slug } = await festival(request);
  const visitor = registrant('Hoàng Thị Mai', 'Khách tham quan');
  await registerToTicket(page, slug, visitor);
  await waitForMail(visitor.email, /Vé của bạn/);
  await register(page, slug, visitor);
  await expect(page.getByText('Bạn đã đăng ký loại vé này rồi')).toBeVisible();
});

test('two windows of one form: each keeps what was typed there, and what was sent is not sent again', async ({
  page,
  context,
  request,
  isMobile,
}) => {
  test.skip(isMobile, 'one size tells it');
  const { slug } = await festival(request);
  const first = registrant('Lê Văn Ba', 'Khách tham quan');
  await page.goto(`/events/${slug}/register`);
  await page.getByLabel('Họ và tên').fill(first.name);
  await expect(page.getByText(/Đã lưu lúc/)).toBeVisible();
  const other = await context.newPage();
  await other.goto(`/events/${slug}/register`);
  await expect(other.getByLabel('Họ và tên')).toHaveValue(first.name);
  await register(page, slug, first);
  await expect(page).toHaveURL(/\/tickets\//);
  await expect(other.getByText('Đăng ký này đã được gửi từ một cửa sổ khác')).toBeVisible();
  await expect(other.getByLabel('Họ và tên')).toHaveValue(first.name);
  await registerToTicket(other, slug, registrant('Lê Thị Bốn', 'Khách tham quan'));
  await expect(other.getByRole('heading', { name: /Lê Thị Bốn/ }).first()).toBeVisible();
});
