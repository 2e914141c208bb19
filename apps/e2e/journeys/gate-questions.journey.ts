import { newId } from '@pho-hien/kernel';
import { ask, festival, registrant, SESSIONS } from '../harness/demo.ts';
import { codeInMail, ownGates, pair, scanByHand, signedIn } from '../harness/staff.ts';
import { expect, test } from '../harness/test.ts';

test.use({ storageState: SESSIONS.organiser });

test('an organiser writes questions; the gate asks them without a network, prints a badge, and knows a full room', async ({
  page,
  request,
  gate,
  isMobile,
  expectAccessible,
}) => {
  test.skip(!isMobile, 'a steward’s phone; at a desk the story is the same');
  // From the organiser's form to the gate and back.
  test.slow();
  const event = await festival(request);
  const staff = await signedIn('organiser');
  const gateName = `Cổng ${newId().slice(-5)}`;
  const { ticketTypeId, listId } = await ownGates(staff, event.id, [gateName]);

  await page.goto(`/organise/${event.id}/gates/lists/${listId}`);
  await page.getByLabel('Số người ở trong cùng lúc').fill('1');
  await page.getByRole('button', { name: 'Thêm câu hỏi' }).click();
  await page.getByLabel('Câu hỏi bằng tiếng Việt').fill('Đã ký cam kết an toàn?');
  await page.getByRole('button', { name: 'Thêm câu hỏi' }).click();
  const second = page.getByRole('group', { name: 'Câu hỏi 2' });
  await second.getByLabel('Câu hỏi bằng tiếng Việt').fill('Suất ăn trưa');
  await second.getByLabel('Trả lời bằng').selectOption('CHOICE');
  await second.getByLabel('Câu trả lời 1', { exact: true }).fill('Mặn');
  await second.getByLabel('Câu trả lời 2', { exact: true }).fill('Chay');
  await second.getByLabel('Phải trả lời mới được vào').uncheck();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Lưu danh sách' }).click();
  await expect(page.getByText('2 câu hỏi tại cổng')).toBeVisible();
  await page.getByRole('link', { name: `Sửa ${gateName}` }).click();
  await page.getByLabel('In thẻ cho người vào').check();
  await page.getByRole('button', { name: 'Lưu cổng' }).click();
  await expect(page.getByText('Cổng và thiết bị').first()).toBeVisible();

  const visitors = await Promise.all(
    ['Đinh Thị Có Hỏi', 'Lê Văn Đến Sau'].map(async (name) => {
      const visitor = { ...registrant(name, ''), id: newId() };
      const consents = [{ purpose: 'REGISTRATION', given: true, textVersion: 1 }];
      const own = { fullName: name, email: visitor.email, minor: false };
      const input = { id: visitor.id, ticketTypeId, locale: 'vi', ...own, consents };
      await ask(request, 'mutation ($input: RegisterInput!) { register(input: $input) { __typename } }', { input });
      return { ...visitor, code: await codeInMail(visitor.email) };
    }),
  );
  const [asked, late] = visitors as [(typeof visitors)[number], (typeof visitors)[number]];
  await pair(gate.page, staff, event.id, gateName);
  const steward = gate.page;
  await expect(steward.getByTestId('inside-now')).toHaveText('0 / 1');
  await gate.context.setOffline(true);
  await scanByHand(steward, asked.code);
  const sheet = steward.getByRole('dialog', { name: `Hỏi ${asked.name}` });
  await sheet.getByRole('radio', { name: 'Không' }).check();
  await expect(sheet.getByText('Phải là Có thì mới cho vào', { exact: false })).toBeVisible();
  await sheet.getByRole('radio', { name: 'Có', exact: true }).check();
  await sheet.getByRole('radio', { name: 'Chay' }).check();
  await expectAccessible(steward);
  await sheet.getByRole('button', { name: 'Lưu và xét vé' }).click();
  await expect(steward.getByText('Mời vào').first()).toBeVisible();

  // The verdict steps aside; the badge stays until the next code, which needs no tap.
  const print = steward.getByRole('button', { name: 'In thẻ đeo' });
  await expect(steward.getByText('Phòng đã đầy')).toBeVisible();
  await expect(print).toBeVisible();
  // What is always visible is not hidden by it.
  await steward.getByRole('button', { name: 'Lượt quét' }).click({ trial: true });
  await scanByHand(steward, late.code);
  await expect(steward.getByText('Bên trong đã đủ người').first()).toBeVisible();
  await expect(print).toHaveCount(0);

  await gate.context.setOffline(false);
  await expect(steward.getByTestId('waiting')).toHaveText('không có lượt chờ');
  await page.goto(`/organise/${event.id}/registrations?id=${asked.id}`);
  const drawer = page.getByRole('complementary').or(page.getByRole('dialog')).or(page.getByRole('main')).first();
  await expect(drawer.getByText('Đã ký cam kết an toàn?')).toBeVisible();
  await expect(drawer.getByText('Chay', { exact: true })).toBeVisible();
});
