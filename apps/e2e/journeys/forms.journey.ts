import { ask, festival, registrant, SESSIONS } from '../harness/demo.ts';
import { product } from '../harness/product.ts';
import { expect, test } from '../harness/test.ts';

test.use({ storageState: SESSIONS.organiser });

test.skip(({ isMobile }) => !isMobile, 'a form is hardest on a phone');

test('an organiser asks for more, a visitor answers with a picture, the organiser reads it', async ({
  page,
  browser,
  viewport,
  expectAccessible,
}) => {
  const event = await festival(page.request);
  const name = `Nhóm trình diễn ${viewport!.width}`;
  const { createTicketType } = await ask<{ createTicketType: { ticketType: { id: string } } }>(
    page.request,
    'mutation ($input: CreateTicketTypeInput!) { createTicketType(input: $input) { ... on TicketTypeSaved { ticketType { id } } } }',
    {
      input: {
        eventId: event.id,
        name: { vi: name, en: name },
        description: { vi: '', en: '' },
        audience: 'EXHIBITOR',
        approval: 'BY_APPROVAL',
        validDayIds: [],
        hidden: false,
      },
    },
  );

  await page.goto(`/organise/${event.id}/edit/tickets/${createTicketType.ticketType.id}`);
  const questions = await page.getByRole('link', { name: 'Câu hỏi khi đăng ký' }).getAttribute('href');
  // As on a slow phone: what is pressed before the page's code is awake is not lost.
  const awake = Promise.withResolvers<void>();
  await page.route('**/_app/immutable/**/*.js', async (route) => {
    await awake.promise;
    await route.continue();
  });
  await page.goto(questions!, { waitUntil: 'commit' });
  await page.getByRole('button', { name: 'Tệp', exact: true }).click();
  awake.resolve();
  await page.getByLabel('Câu hỏi (tiếng Việt)').fill('Ảnh sân khấu bạn cần');
  await page.getByLabel('Bắt buộc trả lời').check();
  await page.getByRole('button', { name: 'Lựa chọn', exact: true }).click();
  await page.getByLabel('Câu hỏi (tiếng Việt)').fill('Bạn có cần sân khấu không?');
  await page.getByLabel('Bắt buộc trả lời').check();
  await page.getByLabel('Lựa chọn 1, tiếng Việt').fill('Có');
  await page.getByRole('button', { name: 'Công bố câu hỏi' }).click();
  await expect(page.getByLabel('Lựa chọn 2, tiếng Việt')).toBeFocused();
  await page.getByLabel('Lựa chọn 2, tiếng Việt').fill('Không');
  await page.getByRole('button', { name: /^2\./ }).press('Alt+ArrowUp');
  await page.getByRole('button', { name: /^2\./ }).click();
  await page
    .getByLabel('Khi nào hỏi câu này?')
    .selectOption({ label: 'Chỉ hỏi tùy theo câu 1: Bạn có cần sân khấu không?' });
  await expect(page.getByRole('region', { name: 'Người đăng ký sẽ thấy' }).getByText('Ảnh sân khấu')).toBeHidden();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Công bố câu hỏi' }).click();
  await expect(page.getByText('Phiên bản 1', { exact: true })).toBeVisible();

  // Said outright: otherwise a context takes over the organiser's session.
  const nobody = { cookies: [], origins: [] };
  const context = await browser.newContext({ baseURL: product.url, locale: 'vi-VN', viewport, storageState: nobody });
  const visitor = await context.newPage();
  const who = registrant('Đội Múa Rối Nước', name);
  await visitor.goto(`/events/${event.slug}/register`);
  await visitor.getByLabel('Họ và tên').fill(who.name);
  await visitor.getByLabel('Địa chỉ thư điện tử').fill(who.email);
  await visitor.getByRole('radio', { name: 'Đủ 16 tuổi' }).check();
  await visitor.getByRole('button', { name: 'Tiếp tục' }).click();
  await visitor.getByRole('radio', { name }).check();
  await visitor.getByRole('radio', { name: 'Có', exact: true }).check();
  await visitor.getByRole('button', { name: 'Tiếp tục' }).click();
  const file = visitor.getByLabel('Ảnh sân khấu bạn cần');
  await expect(file).toHaveAttribute('aria-invalid', 'true');
  await file.setInputFiles({ name: 'san-khau.png', mimeType: 'image/png', buffer: Buffer.from('không phải ảnh') });
  await expect(visitor.getByText('Tệp này không phải ảnh')).toBeVisible();
  await file.setInputFiles({ name: 'sân khấu.png', mimeType: 'image/png', buffer: await visitor.screenshot() });
  await expect(visitor.getByText('Đã nhận sân khấu.png')).toBeVisible();
  await expectAccessible(visitor);
  await visitor.reload();
  await expect(visitor.getByText('Đã nhận sân khấu.png')).toBeVisible();
  await visitor.getByRole('button', { name: 'Tiếp tục' }).click();
  await visitor.getByRole('checkbox', { name: /xử lý đăng ký/ }).check();

  await page.getByRole('button', { name: 'Văn bản', exact: true }).click();
  await page.getByLabel('Câu hỏi (tiếng Việt)').fill('Tên tiết mục');
  await page.getByLabel('Bắt buộc trả lời').check();
  await page.getByRole('button', { name: 'Công bố câu hỏi' }).click();
  await expect(page.getByText('Phiên bản 2', { exact: true })).toBeVisible();
  await visitor.getByRole('button', { name: 'Gửi đăng ký' }).click();
  await expect(visitor.getByText('Ban tổ chức vừa đổi câu hỏi')).toBeVisible();
  await expect(visitor.getByText('Mới', { exact: true })).toHaveCount(1);
  await expect(visitor.getByText('Đã nhận sân khấu.png')).toBeVisible();
  await visitor.getByLabel('Tên tiết mục').fill('Lân ra khơi');
  await visitor.getByRole('button', { name: 'Tiếp tục' }).click();
  await visitor.getByRole('button', { name: 'Gửi đăng ký' }).click();
  await expect(visitor).toHaveURL(/\/tickets\//);
  await visitor.getByText('Những gì bạn đã trả lời').click();
  const own = visitor.getByRole('link', { name: 'sân khấu.png' });
  expect((await visitor.request.get((await own.getAttribute('href'))!)).status()).toBe(200);
  await visitor.goto(`${visitor.url()}/answers`);
  await visitor.getByLabel('Tên tiết mục').fill('');
  await visitor.getByRole('button', { name: 'Lưu câu trả lời' }).click();
  await expect(visitor.getByLabel('Tên tiết mục')).toBeFocused();
  await visitor.getByLabel('Tên tiết mục').fill('Tễu giáo trò');
  await expectAccessible(visitor);
  await visitor.getByRole('button', { name: 'Lưu câu trả lời' }).click();
  await expect(visitor.getByText('Đã lưu câu trả lời của bạn.')).toBeVisible();

  await page.goto(`/organise/${event.id}/registrations?q=${encodeURIComponent(who.email)}`);
  await page.getByRole('link', { name: who.name }).first().click();
  const link = page.getByRole('link', { name: /sân khấu\.png/ });
  await expect(page.getByText('Bạn có cần sân khấu không?')).toBeVisible();
  await expect(page.getByText('Tễu giáo trò')).toBeVisible();
  const address = (await link.getAttribute('href'))!;
  expect((await page.request.get(address)).headers()['content-disposition']).toContain('attachment');
  expect((await visitor.request.get(address)).status()).toBe(404);
  await context.close();
});
