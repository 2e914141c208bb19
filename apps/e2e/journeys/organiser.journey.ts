import type { Browser } from '@playwright/test';
import { ask, festival, registerQuietly, registerToTicket, registrant, SESSIONS } from '../harness/demo.ts';
import { linkIn, waitForMail } from '../harness/mailbox.ts';
import { codeInMail, codeOnScreen, scanByHand, signedIn } from '../harness/staff.ts';
import { expect, product, test } from '../harness/test.ts';

/** A page of the organiser's own, of the same size as the visitor's. */
async function organisersPage(browser: Browser, viewport: { width: number; height: number } | null) {
  const context = await browser.newContext({
    baseURL: product.url,
    storageState: SESSIONS.organiser,
    locale: 'vi-VN',
    ...(viewport && { viewport }),
  });
  return context.newPage();
}

test('a registration waits, is approved, and becomes a ticket', async ({
  page,
  browser,
  viewport,
  request,
  expectAccessible,
}) => {
  const event = await festival(request);
  const reporter = registrant('Phan Thị Nhà Báo', 'Báo chí');
  await registerToTicket(page, event.slug, reporter);
  await expect(page.getByText('Đăng ký đang chờ duyệt').first()).toBeVisible();
  await expectAccessible(page);
  await waitForMail(reporter.email, /Đã nhận đăng ký/);

  const desk = await organisersPage(browser, viewport);
  await desk.goto(
    `/organise/${event.id}/registrations?q=${encodeURIComponent('phan thi nha bao')}&status=AWAITING_APPROVAL`,
  );
  await expectAccessible(desk);
  await desk.getByRole('link', { name: reporter.name }).first().click();
  await expect(desk.getByText(reporter.email).filter({ visible: true }).first()).toBeVisible();
  await expectAccessible(desk);
  await desk.getByRole('button', { name: 'Duyệt', exact: true }).click();
  await expect(desk.getByText(/Đã duyệt Phan Thị Nhà Báo/).first()).toBeVisible();

  const mail = await waitForMail(reporter.email, /Vé của bạn/);
  await page.goto(linkIn(mail, /\/tickets\//));
  await expect(page.getByRole('img', { name: /Mã QR vé/ })).toBeVisible();
  await desk.context().close();
});

test('a registration is refused with a reason, which its sender reads', async ({
  page,
  browser,
  viewport,
  request,
}) => {
  const event = await festival(request);
  const reporter = registrant('Mai Văn Chờ', 'Báo chí');
  await registerToTicket(page, event.slug, reporter);
  const desk = await organisersPage(browser, viewport);
  await desk.goto(`/organise/${event.id}/registrations?q=${encodeURIComponent(reporter.email)}`);
  await desk.getByRole('link', { name: reporter.name }).first().click();
  await desk
    .getByRole('link', { name: 'Từ chối', exact: true })
    .or(desk.getByRole('button', { name: 'Từ chối', exact: true }))
    .first()
    .click();
  const dialog = desk.getByRole('dialog', { name: `Từ chối đăng ký của ${reporter.name}?` });
  await dialog.getByRole('button', { name: 'Từ chối' }).click();
  await expect(dialog.getByLabel('Lý do')).toHaveAttribute('aria-invalid', 'true');
  await dialog.getByLabel('Lý do').fill('Toà soạn đã cử đủ phóng viên');
  await dialog.getByRole('button', { name: 'Từ chối' }).click();
  await expect(desk.getByText('Đã từ chối Mai Văn Chờ').first()).toBeVisible();
  const mail = await waitForMail(reporter.email, /Kết quả đăng ký/);
  expect(mail.text).toContain('Toà soạn đã cử đủ phóng viên');
  await page.reload();
  await expect(page.getByText('Toà soạn đã cử đủ phóng viên')).toBeVisible();
  await desk.context().close();
});

test('several are refused with one reason, by hand or by keyboard alone', async ({
  browser,
  viewport,
  isMobile,
  request,
  expectAccessible,
}) => {
  const event = await festival(request);
  const word = `Nhóm${Date.now().toString(36).replace(/\d/g, 'x')}`;
  const both = ['Đỗ Thị Một', 'Đỗ Thị Hai'].map((name) => registrant(`${name} ${word}`, 'Báo chí'));
  for (const one of both) await registerQuietly(request, event, one);
  const desk = await organisersPage(browser, viewport);
  await desk.goto(`/organise/${event.id}/registrations?q=${word}&status=AWAITING_APPROVAL`);
  const boxes = desk.getByRole('checkbox', { name: new RegExp(word) });
  await expect(boxes).toHaveCount(2);
  const dialog = desk.getByRole('dialog', { name: 'Từ chối 2 đăng ký?' });
  const reason = 'Khu báo chí đã đủ người';
  if (isMobile) {
    for (const box of await boxes.all()) await box.check();
    await expect(desk.getByText('Đã chọn 2')).toBeVisible();
    await desk.getByRole('button', { name: 'Từ chối 2 đăng ký' }).click();
    await expectAccessible(desk);
    await dialog.getByRole('button', { name: 'Từ chối' }).click();
    await expect(dialog.getByLabel('Lý do')).toHaveAttribute('aria-invalid', 'true');
    await dialog.getByLabel('Lý do').fill(reason);
    await dialog.getByRole('button', { name: 'Từ chối' }).click();
  } else {
    // The first row, as soon as the page listens; up from it is itself.
    await expect(async () => {
      await desk.keyboard.press('k');
      await expect(desk.getByRole('link', { name: new RegExp(word) }).first()).toBeFocused({ timeout: 200 });
    }).toPass();
    await desk.keyboard.press('x');
    await desk.keyboard.press('j');
    await desk.keyboard.press('x');
    await desk.keyboard.press('r');
    await expect(dialog.getByLabel('Lý do')).toBeFocused();
    await desk.keyboard.type(reason);
    await desk.keyboard.press('Tab');
    await desk.keyboard.press('Enter');
  }
  await expect(desk.getByText('Đã từ chối 2 đăng ký').first()).toBeVisible();
  for (const one of both) expect((await waitForMail(one.email, /Kết quả đăng ký/)).text).toContain(reason);
  await desk.context().close();
});

test('when the places have gone, a visitor is told so and loses nothing', async ({ page, request }) => {
  const event = await festival(request);
  const staff = await signedIn('organiser');
  const name = `Chỗ cuối ${Date.now().toString(36)} ${test.info().project.name}`;
  await ask(
    staff,
    'mutation ($input: CreateTicketTypeInput!) { createTicketType(input: $input) { ... on TicketTypeSaved { ticketType { id } } } }',
    {
      input: {
        eventId: event.id,
        name: { vi: name, en: name },
        description: { vi: 'Một chỗ', en: 'One place' },
        audience: 'VISITOR',
        approval: 'AUTOMATIC',
        places: 1,
        validDayIds: [],
        hidden: false,
      },
    },
  );
  const late = registrant('Người Đến Sau', name);
  await page.goto(`/events/${event.slug}/register`);
  await page.getByLabel('Họ và tên').fill(late.name);
  await page.getByLabel('Địa chỉ thư điện tử').fill(late.email);
  await page.getByRole('radio', { name: 'Đủ 16 tuổi' }).check();
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await page.getByRole('radio', { name }).check();
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await page.getByRole('checkbox', { name: /xử lý đăng ký/ }).check();

  const other = await page.context().browser()!.newContext({ baseURL: product.url, locale: 'vi-VN' });
  await registerToTicket(await other.newPage(), event.slug, registrant('Người Đến Trước', name));
  await other.close();

  await page.getByRole('button', { name: 'Gửi đăng ký' }).click();
  await expect(page.getByText('Loại vé này vừa hết chỗ')).toBeVisible();
  await expect(page.getByText(late.email).or(page.getByText('Những gì bạn đã điền vẫn còn')).first()).toBeVisible();
});

test('a phone becomes a gate by reading the organiser’s code, and the desk counts whom it lets in', async ({
  page,
  browser,
  viewport,
  request,
  gate,
  expectAccessible,
}) => {
  const event = await festival(request);
  const visitor = registrant('Cao Thị Một Người Nữa', 'Khách tham quan');
  await registerToTicket(page, event.slug, visitor);
  const code = await codeInMail(visitor.email);

  const desk = await organisersPage(browser, viewport);
  await desk.goto(`/organise/${event.id}/gates`);
  await expectAccessible(desk);
  const atGateA = desk.getByRole('region', { name: 'Cổng A', exact: true });
  await atGateA.getByRole('link', { name: 'Ghép điện thoại' }).click();
  await desk.getByLabel('Tên điện thoại').fill('Điện thoại của Ánh');
  await desk.getByRole('button', { name: 'Tạo mã ghép' }).click();
  const shown = desk.getByRole('img', { name: /Mã QR để ghép/ });
  await expect(shown).toBeVisible();
  await expectAccessible(desk);

  await gate.show({ text: await codeOnScreen(shown), seconds: 1 });
  await gate.page.goto('/gate');
  await gate.page.getByRole('button', { name: 'Quét mã ghép' }).click();
  await expect(gate.page.getByText('Đang ở bên trong')).toBeVisible();
  await expect(desk.getByText(/Điện thoại của Ánh đã ghép/).first()).toBeVisible();

  // The camera turns away from the code that paired it.
  await gate.show({ seconds: 1 });
  await gate.page.reload();
  await expect(gate.page.getByText('Đang ở bên trong')).toBeVisible();

  await desk.goto(`/organise/${event.id}`);
  await expect(desk.getByText('Trực tiếp').first()).toBeVisible();
  await expectAccessible(desk);
  await scanByHand(gate.page, code);
  await expect(gate.page.getByText('Mời vào').first()).toBeVisible();
  await expect(desk.getByText(visitor.name).first()).toBeVisible();
  await desk.context().close();
});

test('what was done stands in the log, and its chain can be checked', async ({
  page,
  browser,
  viewport,
  request,
  expectAccessible,
}) => {
  const event = await festival(request);
  await registerToTicket(page, event.slug, registrant('Tạ Văn Sổ Cái', 'Khách tham quan'));
  const desk = await organisersPage(browser, viewport);
  await desk.goto(`/organise/${event.id}/audit`);
  await desk.getByRole('button', { name: 'Kiểm tra toàn bộ nhật ký' }).click();
  await expect(desk.getByText(/chuỗi đều khớp/)).toBeVisible();
  await expectAccessible(desk);
  await desk.getByLabel('Người thực hiện').selectOption({ index: 1 });
  await expect(desk).toHaveURL(/who=person/);
  await desk.getByLabel('Người thực hiện').selectOption({ index: 0 });
  await expect(desk).not.toHaveURL(/who=person/);
  await desk.locator('summary').first().click();
  await desk.getByRole('link', { name: 'Xem và kiểm tra cả chuỗi' }).filter({ visible: true }).first().click();
  await desk
    .getByRole('button', { name: 'Kiểm tra chuỗi này' })
    .or(desk.getByRole('link', { name: 'Kiểm tra chuỗi này' }))
    .first()
    .click();
  await expect(desk.getByText(/Nguyên vẹn/).first()).toBeVisible();
  await desk.context().close();
});

test('a visitor who opens the organiser’s pages is turned away', async ({ page, request }) => {
  const event = await festival(request);
  await page.goto(`/organise/${event.id}/registrations`);
  await expect(page).toHaveURL(/\/sign-in/);

  const stranger = registrant('Người Lạ', '');
  await page.getByLabel('Địa chỉ thư điện tử').fill(stranger.email);
  await page.getByRole('button', { name: 'Gửi mã đăng nhập' }).click();
  const mail = await waitForMail(stranger.email, /mã|đăng nhập/i);
  const code = /\b\d{6}\b/.exec(mail.text ?? '')![0];
  await page.getByLabel('Mã đăng nhập').fill(code);
  await expect(page.getByRole('heading', { name: 'Ở đây chưa có gì dành cho bạn' })).toBeAttached();
  await page.goto('/organise/01990000-0000-7000-8000-000000000000/registrations');
  await expect(page.getByRole('heading', { name: 'Ở đây chưa có gì dành cho bạn' })).toBeAttached();
});
