import { ask, festival, registerToTicket, registrant, SESSIONS } from '../harness/demo.ts';
import { linkIn, waitForMail } from '../harness/mailbox.ts';
import { expect, product, test } from '../harness/test.ts';

const CREATE = `mutation ($input: CreateTicketTypeInput!) { createTicketType(input: $input) { __typename } }`;

test('full, in line, a place comes free, accepted: a ticket', async ({ page, browser, request, expectAccessible }) => {
  const { id: eventId, slug } = await festival(request);
  const ticketType = `Chuyến xe ${Date.now().toString(36)}`;
  const desk = await browser.newContext({ storageState: SESSIONS.organiser, baseURL: product.url });
  const both = (text: string) => ({ vi: text, en: text });
  const settings = { audience: 'VISITOR', approval: 'AUTOMATIC', places: 1, validDayIds: [], hidden: false };
  await ask(desk.request, CREATE, { input: { eventId, name: both(ticketType), description: both(''), ...settings } });

  const first = registrant('Nguyễn Văn Sớm', ticketType);
  await registerToTicket(page, slug, first);
  const firstTicket = page.url();

  const second = registrant('Trần Thị Chờ', ticketType);
  await page.goto(`/events/${slug}/register`);
  await page.getByLabel('Họ và tên').fill(second.name);
  await page.getByLabel('Địa chỉ thư điện tử').fill(second.email);
  await page.getByRole('radio', { name: 'Đủ 16 tuổi' }).check();
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await page.getByRole('radio', { name: ticketType }).check();
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await expect(page.getByText('Loại vé này đã hết chỗ: bạn đánh dấu')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('checkbox', { name: /cho tôi vào danh sách chờ/ }).check();
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await page.getByRole('checkbox', { name: /xử lý đăng ký/ }).check();
  await page.getByRole('button', { name: 'Vào danh sách chờ' }).click();
  await expect(page.getByText('Bạn đứng thứ 1 trong danh sách chờ')).toBeVisible();
  await expectAccessible(page);

  const line = await desk.newPage();
  await line.goto(`/organise/${eventId}/waitlist`);
  await expect(line.getByRole('link', { name: second.name })).toBeVisible();
  await expectAccessible(line);

  await page.goto(firstTicket);
  await page.getByRole('button', { name: 'Hủy đăng ký' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Hủy đăng ký' }).click();
  await expect(page.getByRole('heading', { name: 'Đăng ký đã được hủy' })).toBeVisible();

  const offer = await waitForMail(second.email, /Đã có chỗ cho bạn/);
  await page.goto(linkIn(offer, /\/tickets\//));
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Nhận chỗ' }).click();
  await expect(page.getByRole('img', { name: `Mã QR vé của ${second.name}` })).toBeVisible();
  await waitForMail(second.email, /Vé của bạn/);

  await page.getByRole('link', { name: /chuyển vé/ }).click();
  await expectAccessible(page);
  await page.getByLabel('Họ và tên người nhận vé').fill('Lê Văn Thay');
  await page.getByRole('button', { name: 'Tạo liên kết' }).click();
  const handedOn = await waitForMail(second.email, /Liên kết chuyển vé/);
  await page.goto(linkIn(handedOn, /\/tickets\/take\//));
  await expectAccessible(page);
  await page.getByLabel('Địa chỉ thư điện tử').fill(registrant('Lê Văn Thay', ticketType).email);
  await page.getByRole('radio', { name: 'Đủ 16 tuổi' }).check();
  await page.getByRole('checkbox', { name: /xử lý đăng ký/ }).check();
  await page.getByRole('button', { name: 'Nhận vé' }).click();
  await expect(page.getByRole('img', { name: 'Mã QR vé của Lê Văn Thay' })).toBeVisible();
  await desk.close();
});
