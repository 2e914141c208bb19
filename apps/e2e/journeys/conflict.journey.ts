import { newId } from '@pho-hien/kernel';
import { ask, festival, registrant } from '../harness/demo.ts';
import { codeInMail, ownGates, pair, scanByHand, signedIn } from '../harness/staff.ts';
import { expect, product, test } from '../harness/test.ts';

interface Day {
  liveDay: { byList: { inside: number; list: { id: string } }[]; byTicketType: TypeCount[] };
}
interface TypeCount {
  admitted: number;
  ticketType: { id: string };
}

test('two devices let one ticket in while apart: both hear of it, two are inside, one attends, a person settles it', async ({
  browser,
  request,
  isMobile,
  expectAccessible,
}) => {
  test.skip(!isMobile, 'stewards’ phones; at a desk the story is the same');
  const event = await festival(request);
  const staff = await signedIn('organiser');
  const names = [`Cổng ${newId().slice(-5)}`, `Cổng ${newId().slice(-5)}`];
  const { ticketTypeId, listId } = await ownGates(staff, event.id, names);
  const visitor = registrant('Vũ Thị Hai Cổng', '');
  const registered = await ask(
    request,
    'mutation ($input: RegisterInput!) { register(input: $input) { __typename } }',
    {
      input: {
        ...{ id: newId(), ticketTypeId, locale: 'vi', fullName: visitor.name, email: visitor.email, minor: false },
        consents: [{ purpose: 'REGISTRATION', given: true, textVersion: 1 }],
      },
    },
  );
  expect(registered).toEqual({ register: { __typename: 'Registered' } });
  const code = await codeInMail(visitor.email);

  const devices = await Promise.all(
    names.map(async (name) => {
      const context = await browser.newContext({ baseURL: product.url, locale: 'vi-VN', serviceWorkers: 'block' });
      const page = await context.newPage();
      await pair(page, staff, event.id, name, name === names[0] ? 'SUPERVISOR' : 'STEWARD');
      await context.setOffline(true);
      await scanByHand(page, code);
      await expect(page.getByText('Mời vào').first()).toBeVisible();
      return { context, page };
    }),
  );
  for (const { context, page } of devices) {
    await context.setOffline(false);
    await expect(page.getByTestId('waiting')).toHaveText('không có lượt chờ');
  }
  for (const { page } of devices) {
    const alarm = page.getByRole('alert').filter({ hasText: 'Một vé vào hai lần' });
    await expect(alarm).toContainText(names[0]!);
    await expect(alarm).toContainText(names[1]!);
    await expect(alarm).toContainText(visitor.name);
  }
  const { liveDay } = await ask<Day>(
    staff,
    `query ($id: ID!) { liveDay(eventId: $id) {
      byList { inside list { id } } byTicketType { admitted ticketType { id } } } }`,
    { id: event.id },
  );
  expect(liveDay.byList.find(({ list }) => list.id === listId)?.inside).toBe(2);
  expect(liveDay.byTicketType.find(({ ticketType }) => ticketType.id === ticketTypeId)?.admitted).toBe(1);

  const [supervisor, steward] = devices.map(({ page }) => page);
  await supervisor!.getByRole('button', { name: 'Xem danh sách' }).click();
  await supervisor!.getByRole('button', { name: 'Đã giải quyết' }).click();
  await supervisor!.getByRole('button', { name: 'Đã mời một người ra' }).click();
  await expectAccessible(supervisor!);
  await supervisor!.getByRole('dialog').getByRole('button', { name: 'Đã giải quyết' }).click();
  await expect(supervisor!.getByText('Đã ghi cách giải quyết')).toBeVisible();
  await expect(steward!.getByRole('button', { name: /vé vào hai lần/ })).toHaveCount(0);
  for (const { context } of devices) await context.close();
});
