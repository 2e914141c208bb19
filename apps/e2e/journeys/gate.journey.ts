import { festival, registerToTicket, registrant } from '../harness/demo.ts';
import { codeInMail, forge, pair, scanByHand, revokeTicketOf, signedIn } from '../harness/staff.ts';
import { expect, test } from '../harness/test.ts';

test('a ticket’s own QR code, held before the camera, opens the gate once', async ({
  page,
  request,
  gate,
  expectAccessible,
}) => {
  const event = await festival(request);
  const visitor = registrant('Đặng Thị Kim Ngân', 'Khách tham quan');
  await registerToTicket(page, event.slug, visitor);
  const code = await codeInMail(visitor.email);
  expect(code).toHaveLength(148);

  await gate.show({ text: code, seconds: 1 }, { seconds: 4 });
  await pair(gate.page, await signedIn('organiser'), event.id, 'Cổng A');
  await expect(gate.page.getByText('Mời vào').first()).toBeVisible();
  await expect(gate.page.getByText(visitor.name).first()).toBeVisible();

  // The same code comes round again: the video plays in a circle.
  await expect(gate.page.getByText(/Vé đã dùng lúc \d\d:\d\d tại Cổng A/).first()).toBeVisible();
  await expectAccessible(gate.page);
});

test('a forged code is refused', async ({ page, request, gate }) => {
  const event = await festival(request);
  const visitor = registrant('Bùi Văn Giả', 'Khách tham quan');
  await registerToTicket(page, event.slug, visitor);
  await gate.show({ text: forge(await codeInMail(visitor.email)), seconds: 1 });
  await pair(gate.page, await signedIn('organiser'), event.id, 'Cổng B');
  await expect(gate.page.getByText('Mã không hợp lệ: vé không do ban tổ chức cấp').first()).toBeVisible();
  await expect(gate.page.getByText(visitor.name)).toHaveCount(0);
});

test('a revoked ticket is refused, and its holder is told', async ({ page, request, gate }) => {
  const event = await festival(request);
  const staff = await signedIn('organiser');
  const visitor = registrant('Ngô Thị Thu Hồi', 'Khách tham quan');
  await registerToTicket(page, event.slug, visitor);
  const code = await codeInMail(visitor.email);
  await revokeTicketOf(staff, event.id, visitor.email);
  await gate.show({ text: code, seconds: 1 });
  await pair(gate.page, staff, event.id, 'Cổng B');
  await expect(gate.page.getByText('Vé đã bị thu hồi').first()).toBeVisible();
  await page.reload();
  await expect(page.getByText('Vé đã bị thu hồi').first()).toBeVisible();
});

test('a code typed by hand leads to a look at the name, and then in', async ({ page, request, gate }) => {
  const event = await festival(request);
  const visitor = registrant('Trịnh Quốc Bảo', 'Khách tham quan');
  await registerToTicket(page, event.slug, visitor);
  const shortCode = await page.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]$/).innerText();
  await pair(gate.page, await signedIn('organiser'), event.id, 'Cổng A');
  await gate.page.getByRole('button', { name: 'Nhập mã' }).click();
  await gate.page.getByLabel('Mã vé').fill(shortCode.toLowerCase());
  await gate.page.getByRole('button', { name: 'Kiểm tra mã' }).click();
  await expect(gate.page.getByText('Cần đối chiếu tên').first()).toBeVisible();
  await gate.page.getByRole('button', { name: visitor.name }).click();
  await expect(gate.page.getByText('Mời vào').first()).toBeVisible();
});

test('a hand scanner types like a keyboard, whatever the input method makes of it', async ({ page, request, gate }) => {
  const event = await festival(request);
  const visitor = registrant('Lý Thị Máy Quét', 'Khách tham quan');
  await registerToTicket(page, event.slug, visitor);
  const code = await codeInMail(visitor.email);
  await pair(gate.page, await signedIn('organiser'), event.id, 'Cổng A');
  await scanByHand(gate.page, code);
  await expect(gate.page.getByText('Mời vào').first()).toBeVisible();
});

test('a device that was never paired scans nothing', async ({ gate, expectAccessible }) => {
  await gate.page.goto('/gate');
  await expect(gate.page.getByText('Ghép máy này với cổng')).toBeVisible();
  await expectAccessible(gate.page);
});
